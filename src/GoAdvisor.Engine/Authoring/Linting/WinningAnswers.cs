using GoAdvisor.Engine.Authoring.Impacts;

namespace GoAdvisor.Engine.Authoring.Linting;

/// <summary>Hill climbing from no answers and from random ones, always by the change with the best lead.</summary>
internal sealed class WinningAnswers(DecisionModel model, int alternative)
{
    public const int Climbs = 200;

    private readonly AlternativeScore[] scores = new AlternativeScore[model.Catalogue.Alternatives.Count];
    private readonly byte[] weights = new byte[model.Tables.Width];

    public bool Exist(int seed)
    {
        var words = model.Tables.Words;
        var starts = new ulong[AnswerDraws.Chunk * words];
        new AnswerDraws(model, seed).Draw(0, starts);
        return ClimbFrom(new ulong[words]) || Enumerable.Range(0, Climbs).Any(climb => ClimbFrom(starts[(climb * words)..][..words]));
    }

    private bool ClimbFrom(ulong[] answers)
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

    /// <summary>Points ahead of the best other alternative; 0 on a tie, lower than any lead without weight.</summary>
    private double Lead(ulong[] answers)
    {
        var denominator = model.Score(answers, weights, scores);
        if (denominator == 0)
            return -200;
        var own = scores[alternative];
        var other = -1L;
        for (var a = 0; a < scores.Length; a++)
            other = a == alternative ? other : Math.Max(other, scores[a].Place);
        return own.Excluded ? -100 - ((double)other / denominator) : (double)(own.Place - other) / denominator;
    }

    private IEnumerable<ulong[]> Neighbours(ulong[] answers)
    {
        foreach (var table in model.Tables.Questions)
        {
            for (var option = table.First - 1; option < table.First + table.Count; option++)
                yield return Toggle(answers, table, option);
        }
    }

    /// <summary>Selects only this option, or toggles one of a select-many question; the index before the first option means no answer.</summary>
    private ulong[] Toggle(ulong[] answers, QuestionTable table, int option)
    {
        var changed = answers.ToArray();
        var alone = !table.Many || option < table.First || option == table.Exclusive;
        var selected = !alone && changed.Has(option);
        if (alone)
            changed.Remove(table.Mask);
        else if (table.Exclusive >= 0)
            changed.Remove(table.Exclusive);
        if (selected)
            changed.Remove(option);
        else if (option >= table.First)
            changed.Add(option);
        model.Tables.DropUnasked(changed);
        return changed;
    }
}
