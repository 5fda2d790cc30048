using GoAdvisor.Engine.Robustness.Flips;

namespace GoAdvisor.Engine.Tests.Robustness;

/// <summary>All changes of given answers, tried one by one on the plain model.</summary>
internal sealed class PlainFlips
{
    private readonly PlainModel plain;
    private readonly bool[] present;
    private readonly List<int> first;
    private readonly List<Move> moves = [];

    /// <param name="plain">The catalogue.</param>
    /// <param name="chosen">The answers; those to follow-ups that are not asked are taken out.</param>
    public PlainFlips(PlainModel plain, bool[] chosen)
    {
        (this.plain, present) = (plain, chosen);
        first = plain.Score(chosen).First();
        foreach (var (q, question) in plain.Catalogue.Questions.Index())
            moves.AddRange(Others(q, question).Select(to => new Move(q, plain.FirstOption(question.Id), [.. to], question)));
        Singles = [.. moves.Where(move => Flips(move))];
    }

    /// <summary>How many single changes there are.</summary>
    public int Tried => moves.Count;

    /// <summary>Those that change the first place.</summary>
    public IReadOnlyList<Move> Singles { get; }

    /// <summary>Two changed answers that change the first place although neither does alone.</summary>
    public IEnumerable<Move[]> Pairs()
    {
        var keeping = moves.Except(Singles).ToList();
        return from left in keeping
               from right in keeping
               where left.Question < right.Question && Flips(left, right)
               select new[] { left, right };
    }

    /// <summary>A flip in words: what changes, who is first then and by how much.</summary>
    public string Describe(params Move[] changes)
    {
        var score = plain.Score(After(changes));
        var names = score.First().Select(a => plain.Catalogue.Alternatives[a].Id);
        var changed = changes.Select(move => (move.Asked, Ids(move.Asked, i => present[move.Start + i]), Ids(move.Asked, i => move.To[i])));
        return Words(changed, names, score.Lead());
    }

    /// <summary>The same of a flip that was found.</summary>
    public static string Describe(AnswerFlip flip) => Words(
        flip.Changes.Select(change => (change.Question, change.From.Select(option => option.Id), change.To.Select(option => option.Id))),
        flip.First.Select(alternative => alternative.Id), flip.Lead);

    private static string Words(
        IEnumerable<(Question Question, IEnumerable<string> From, IEnumerable<string> To)> changes, IEnumerable<string> first, double? lead) =>
        $"{string.Join(", ", changes.Select(change => $"{change.Question.Id}: {string.Join('+', change.From)} > {string.Join('+', change.To)}"))} "
        + $"gives {string.Join('+', first)} by {lead:R}";

    private static IEnumerable<string> Ids(Question question, Func<int, bool> chosen) =>
        question.Options.Where((_, i) => chosen(i)).Select(option => option.Id);

    private bool Flips(params Move[] changes) => !plain.Score(After(changes)).First().SequenceEqual(first);

    private bool[] After(Move[] changes)
    {
        var after = present.ToArray();
        foreach (var change in changes)
            change.To.CopyTo(after, change.Start);
        return after;
    }

    private IEnumerable<bool[]> Others(int q, Question question)
    {
        var options = Enumerable.Range(0, question.Options.Count);
        var now = options.Select(i => present[plain.FirstOption(question.Id) + i]).ToArray();
        if (!plain.IsAsked(q, present) || (question.Select == Selection.One && now.Contains(true)))
            return options.Where(i => !now[i]).Select(i => Only(now, i));
        return now.Contains(true) ? options.Where(i => !question.Options[i].Exclusive).Select(i => Turn(question, now, i)).OfType<bool[]>() : [];
    }

    private static bool[] Only(bool[] now, int option) => [.. now.Select((_, i) => i == option)];

    /// <summary>One tick more or less. A tick more takes "none of these" out, the last one taken out puts it in.</summary>
    private static bool[]? Turn(Question question, bool[] now, int option)
    {
        bool[] turned = [.. now.Select((ticked, i) => i == option ? !ticked : ticked && !question.Options[i].Exclusive)];
        if (turned.Contains(true))
            return turned;
        var exclusive = question.Options.ToList().FindIndex(other => other.Exclusive);
        return exclusive < 0 ? null : Only(now, exclusive);
    }

    /// <param name="Question">Which it is.</param>
    /// <param name="Start">Its first option, counted over the catalogue.</param>
    /// <param name="To">What is chosen instead.</param>
    /// <param name="Asked">The question.</param>
    internal sealed record Move(int Question, int Start, bool[] To, Question Asked);
}
