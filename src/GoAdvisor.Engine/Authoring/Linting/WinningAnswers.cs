using GoAdvisor.Engine.Authoring.Impacts;

namespace GoAdvisor.Engine.Authoring.Linting;

/// <summary>
/// Looks for answers that put an alternative first: from no answers at all and from random answer sets uphill, always by the single changed
/// answer that brings it furthest in front, or least behind.
/// </summary>
internal sealed class WinningAnswers(DecisionModel model, int alternative)
{
    /// <summary>How many random sets it starts from.</summary>
    public const int Climbs = 200;

    private readonly AlternativeScore[] standings = new AlternativeScore[model.Catalogue.Alternatives.Count];
    private readonly byte[] weights = new byte[model.Tables.Width];

    public bool Exist(int seed)
    {
        var words = model.Tables.Words;
        var starts = new ulong[AnswerDraws.Chunk * words];
        new AnswerDraws(model, seed).Draw(0, starts);
        return Climb(new ulong[words]) || Enumerable.Range(0, Climbs).Any(climb => Climb(starts[(climb * words)..][..words]));
    }

    private bool Climb(ulong[] answers)
    {
        var lead = Lead(answers);
        while (lead < 0)
        {
            var (best, bestLead) = (answers, lead);
            foreach (var next in Neighbours(answers))
            {
                if (Lead(next) is var better && better > bestLead)
                    (best, bestLead) = (next, better);
            }
            if (best == answers)
                return false;
            (answers, lead) = (best, bestLead);
        }
        return true;
    }

    /// <summary>Points in front of the best other one; on a tie 0, without any weight behind.</summary>
    private double Lead(ulong[] answers)
    {
        var denominator = model.Score(answers, weights, standings);
        if (denominator == 0)
            return -200;
        var own = standings[alternative];
        var other = -1;
        for (var a = 0; a < standings.Length; a++)
            other = a == alternative ? other : Math.Max(other, standings[a].Place);
        return own.Excluded ? -100 - ((double)other / denominator) : (double)(own.Place - other) / denominator;
    }

    private IEnumerable<ulong[]> Neighbours(ulong[] answers)
    {
        foreach (var table in model.Tables.Questions)
        {
            for (var option = table.First - 1; option < table.First + table.Count; option++)
                yield return Changed(answers, table, option);
        }
    }

    /// <summary>With one option instead of all others, or one tick more or less; the option before the first stands for no answer.</summary>
    private ulong[] Changed(ulong[] answers, QuestionTable table, int option)
    {
        var changed = answers.ToArray();
        var alone = !table.Many || option < table.First || option == table.Exclusive;
        var was = !alone && changed.Has(option);
        if (alone)
            changed.Remove(table.Mask);
        else if (table.Exclusive >= 0)
            changed.Remove(table.Exclusive);
        if (was)
            changed.Remove(option);
        else if (option >= table.First)
            changed.Add(option);
        model.Tables.DropUnasked(changed);
        return changed;
    }
}
