namespace GoAdvisor.Web.Components.Text;

public static class VerdictWords
{
    /// <summary>What could still change the verdict; null when no open question could, or without a verdict.</summary>
    public static string? Provisional(this Evaluation evaluation) =>
        evaluation.Verdict.Kind == VerdictKind.Insufficient || evaluation.Coverage.Answered == evaluation.Coverage.Asked ? null : evaluation.DecisiveQuestions.Count switch
        {
            0 => null,
            1 => "It is provisional: one open question could still change the first place.",
            var several => $"It is provisional: any one of {several} open questions could still change the first place.",
        };

    /// <summary>Why no open question is decisive.</summary>
    /// <param name="asked">Questions that count toward coverage.</param>
    public static string NothingToSettle(int answered, int asked) =>
        answered == asked ? "Every question is answered." : "No answer to a single open question would change the first place.";
}
