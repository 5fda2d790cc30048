namespace GoAdvisor.Engine;

/// <summary>One changed answer: the bits of one question as they would be.</summary>
/// <param name="Question">Its index in the catalogue.</param>
/// <param name="To">The bits of the options then chosen.</param>
internal readonly record struct AnswerMove(int Question, ulong[] To);

/// <summary>Finds the single changes of given answers that a team could mean by "what if we were wrong about this?".</summary>
internal static class AnswerMoves
{
    /// <summary>
    /// Of a select-one question each other option; of a select-many question one option more or less, where none left means the
    /// exclusive option. Open questions are not among them, because what is not known cannot be wrong; follow-ups that are not asked
    /// are, because another change may ask them.
    /// </summary>
    public static List<AnswerMove> From(AnswerSet answers)
    {
        var model = answers.Model;
        var moves = new List<AnswerMove>();
        foreach (var (i, question) in model.Catalogue.Questions.Index())
        {
            var first = model.Tables.FirstOption(question);
            if (!answers.IsAnswered(question) && answers.IsAsked(question))
                continue;
            for (var option = 0; option < question.Options.Count; option++)
            {
                if (To(answers, question, option) is not { } chosen)
                    continue;
                var bits = new ulong[model.Tables.Words];
                foreach (var o in chosen)
                    bits[(first + o) >> 6] |= 1UL << (first + o);
                moves.Add(new AnswerMove(i, bits));
            }
        }
        return moves;
    }

    /// <summary>What would be chosen after a change of this option; null when there is no such change.</summary>
    private static List<int>? To(AnswerSet answers, Question question, int option)
    {
        var chosen = Enumerable.Range(0, question.Options.Count).Where(i => answers.Has(question, i)).ToList();
        var changed = question.Options[option];
        if (question.Select == Selection.One || chosen.Count == 0)
            return chosen.Contains(option) ? null : [option];
        if (changed.Exclusive)
            return null;
        if (!chosen.Contains(option))
            return [.. chosen.Where(i => !question.Options[i].Exclusive), option];
        chosen.Remove(option);
        if (chosen.Count > 0)
            return chosen;
        var exclusive = question.Options.ToList().FindIndex(candidate => candidate.Exclusive);
        return exclusive < 0 ? null : [exclusive];
    }
}
