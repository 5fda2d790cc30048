namespace GoAdvisor.Engine.Authoring.Populations;

/// <summary>
/// Answers as teams give them, to measure on what a catalogue does. Every case depends on the seed and its number alone, so cases can be made in any order and at
/// the same time.
/// </summary>
public abstract class Population
{
    private protected Population(DecisionModel model) => Model = model;

    /// <summary>The model whose questions are answered.</summary>
    public DecisionModel Model { get; }

    /// <summary>How many different cases there are; null when there is no end of them.</summary>
    public virtual int? Count => null;

    /// <summary>The answers of one case, 0 and up.</summary>
    public abstract AnswerSet Case(int number);

    /// <summary>
    /// Full sheets: first an archetype by its weight, then every question by the shares of its options in that archetype; a follow-up only where it is asked.
    /// </summary>
    public static Population ByShares(DecisionModel model, int seed) => new SharesPopulation(model, seed);

    /// <summary>
    /// Teams like the worked profiles, each in turn: every answer is kept with a chance of 75 % and otherwise drawn by the shares of an archetype that the profile's
    /// answers leave likely. Null where the catalogue has no profiles.
    /// </summary>
    public static Population? NearProfiles(DecisionModel model, int seed) => model.Catalogue.Profiles.Count == 0 ? null : new ProfilePopulation(model, seed);

    /// <summary>Given answers, such as those of saved assessments; what the model does not know is left out. Null where there are none.</summary>
    public static Population? Saved(DecisionModel model, IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<string>>> answers) =>
        answers.Count == 0 ? null : new SavedPopulation(model, answers);
}

/// <summary>Answers to single questions by shares.</summary>
internal sealed class AnswerSampler(DecisionModel model)
{
    /// <summary>An archetype, as likely as given.</summary>
    public static int Archetype(DrawStream stream, ReadOnlySpan<double> chances)
    {
        var (number, k) = (stream.NextUnit(), 0);
        while (k < chances.Length - 1 && (number -= chances[k]) >= 0)
            k++;
        return k;
    }

    /// <summary>Answers one question.</summary>
    public void Draw(DrawStream stream, in QuestionTable question, int archetype, Span<ulong> bits)
    {
        if (question.Many)
            DrawTicks(stream, question, archetype, bits);
        else
            bits.Add(question.First + One(stream, question, archetype, except: -1));
    }

    /// <summary>An option of a question by the shares of all, or of all but one.</summary>
    public int One(DrawStream stream, in QuestionTable question, int archetype, int except)
    {
        var sum = 0.0;
        for (var i = 0; i < question.Count; i++)
            sum += i == except ? 0 : model.Shares.Chance(question.First + i, archetype);
        var number = stream.NextUnit() * sum;
        var last = 0;
        for (var i = 0; i < question.Count; i++)
        {
            if (i == except)
                continue;
            last = i;
            number -= model.Shares.Chance(question.First + i, archetype);
            if (number < 0)
                return i;
        }
        return last;
    }

    private void DrawTicks(DrawStream stream, in QuestionTable question, int archetype, Span<ulong> bits)
    {
        var any = false;
        for (var option = question.First; option < question.First + question.Count; option++)
        {
            if (option == question.Exclusive || stream.NextUnit() >= model.Shares.Chance(option, archetype))
                continue;
            bits.Add(option);
            any = true;
        }
        if (!any)
            bits.Add(question.Exclusive >= 0 ? question.Exclusive : question.First + One(stream, question, archetype, except: -1));
    }
}
