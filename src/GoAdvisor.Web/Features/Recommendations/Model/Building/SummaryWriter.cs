namespace GoAdvisor.Web.Features.Recommendations.Model.Building;

/// <summary>
/// Says in some sentences what a lead repeats in a meeting: who it is, why, who comes next and when it would win, who is out, what is open and what it all rests on.
/// Every sentence is read off the record; nothing is said that is not in it.
/// </summary>
public sealed class SummaryWriter
{
    private const int MostReasons = 2;
    private const int MostQuestions = 2;

    /// <summary>Letters below which an answer hardly says what was asked.</summary>
    private const int ShortAnswer = 25;

    private static readonly string[] Words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

    private readonly Recommendation report;
    private readonly ReportVerdict verdict;
    private readonly List<SummarySentence> sentences = [];

    private SummaryWriter(Recommendation report) => (this.report, verdict) = (report, report.Verdict);

    public static IReadOnlyList<SummarySentence> Write(Recommendation report) => new SummaryWriter(report).Write();

    public static string Text(Recommendation report) => string.Join(" ", Write(report).Select(sentence => sentence.Text));

    private IReadOnlyList<SummarySentence> Write()
    {
        switch (verdict.Kind)
        {
            case VerdictKind.Insufficient:
            case VerdictKind.None:
                Say(verdict.Text);
                Limited();
                return sentences;
            case VerdictKind.TooClose:
                TooClose();
                break;
            default:
                Winner();
                RunnerUp();
                if (verdict.NotClear is { } lacking)
                    Say(lacking);
                break;
        }
        Limited();
        Open();
        Evidence();
        return sentences;
    }

    private void Winner()
    {
        if (verdict.Winner is not { } winner)
            return;
        if (verdict.Unless is not null)
            Say($"{winner.Name} is the only one left, unless an open answer rules it out as well.");
        else if (verdict.Kind == VerdictKind.Sole)
            Say($"{winner.Name} is the only one left.");
        var (focus, rival) = (Alternative(winner), verdict.RunnerUp is { } other ? Alternative(other) : null);
        SpeaksFor(focus, rival);
    }

    /// <summary>The criteria that put it furthest ahead, each with the answer that gives it its weight.</summary>
    private void SpeaksFor(ReportAlternative focus, ReportAlternative? rival)
    {
        var best = (rival is null
            ? report.Criteria.Select(criterion => (Criterion: criterion, Points: criterion.RatingOf(focus) is { Value: >= 3, Points: { } points } ? points : 0))
            : report.Differences(focus, rival)).Where(one => one.Points > 0 && one.Criterion.From.Count > 0).OrderByDescending(one => one.Points).Take(MostReasons).ToList();
        if (best.Count == 0)
            return;
        List<SummaryPart> parts = [new(rival is null ? "What speaks for " : "What speaks most for "), new(focus.Name) { Strong = true }, new(rival is null ? " itself: " : ": ")];
        foreach (var (i, (criterion, _)) in best.Index())
        {
            if (i > 0)
                parts.Add(new(" and "));
            parts.Add(new(criterion.Name, new SummaryReason.OfCriterion(criterion.Id)));
            parts.AddRange(Answered(criterion.From[0].Question, criterion.From[0].Option));
        }
        parts.Add(new("."));
        sentences.Add(new SummarySentence(parts));
    }

    /// <summary>An answer; one that says nothing by itself, such as "25–60%", with its question.</summary>
    private static IEnumerable<SummaryPart> Answered(Reference question, Reference option) =>
    [
        new(" (you answered "),
        new($"“{option.Name}”", new SummaryReason.OfQuestion(question.Id)),
        new(IsShort(option.Name) ? $" to “{question.Name}”)" : ")"),
    ];

    /// <summary>Whether an answer says nothing without its question, such as "25–60%".</summary>
    public static bool IsShort(string option) => option.Length < ShortAnswer;

    private void RunnerUp()
    {
        if (verdict is not { RunnerUp: { } runnerUp, Lead: { } lead })
            return;
        List<SummaryPart> parts = [new($"{runnerUp.Name} is the runner-up") { Strong = true }, new(", "), new(Points(lead), new SummaryReason.OfLead()), new(" behind; ")];
        if (NearestFor(runnerUp) is not { } flip)
            parts.Add(new(report.Flips.Tried == 0 ? "nothing that was answered can be changed." : "no other answer to a single question would put it first."));
        else if (flip.HardLimit is { } limit)
            parts.AddRange([new("no single answer would put it first, short of a hard limit: "), new($"“{limit.Name}”", new SummaryReason.OfChange(flip)), new(".")]);
        else
            parts.AddRange([new(flip.Verdict == VerdictKind.TooClose ? "it would draw level, too close to call, if " : "it would win if "), new(Changes(flip), new SummaryReason.OfChange(flip)), new(".")]);
        sentences.Add(new SummarySentence(parts));
    }

    /// <summary>The most plausible single change that puts an alternative first; a rare hard limit only where nothing else does.</summary>
    private ReportFlip? NearestFor(Reference alternative) => report.Flips.Flips
        .Where(flip => flip.Changes.Count == 1 && flip.First is [var first] && first.Id == alternative.Id)
        .OrderBy(flip => flip.HardLimit is null ? 0 : 1).ThenBy(flip => flip.Verdict == VerdictKind.TooClose ? 1 : 0).FirstOrDefault();

    /// <summary>In words that fit a choice of one as well as ticks.</summary>
    private static string Changes(ReportFlip flip) => string.Join(" and ", flip.Changes.Select(change => (change.To.Except(change.From).ToList(), change.From.Except(change.To).ToList()) switch
    {
        ([], var left) => $"“{change.Question.Name}” were answered without {Quoted(left)}",
        (var chosen, _) => $"“{change.Question.Name}” were answered with {Quoted(chosen)}",
    }));

    private static string Quoted(List<Reference> options) => options.Select(option => $"“{option.Name}”").Listed("and");

    private void TooClose()
    {
        var names = verdict.Contenders.Select(contender => contender.Name).ToList();
        List<SummaryPart> parts = [new($"{names.Listed("and")} are too close to call")];
        if (verdict.Lead is > 0 and var lead)
            parts.AddRange([new($": {names[0]} is ahead by "), new(Points(lead), new SummaryReason.OfLead()), new(verdict.FirstShare is { } share ? $", and first in {Figures.OfHundred(share)} variations" : "")]);
        else if (verdict.Lead is 0)
            parts.Add(new(": they tie"));
        parts.Add(new("."));
        sentences.Add(new SummarySentence(parts));
        if (verdict.Contenders is not [var one, var other, ..])
            return;
        SpeaksFor(Alternative(one), Alternative(other));
        SpeaksFor(Alternative(other), Alternative(one));
        Say(report.SettleFirst.Count > 0 ? "The open questions below could decide between them."
            : verdict.Contenders.Count == 2
            ? "These answers cannot tell the two apart: either would do, and what nobody asked here may decide, such as what the team prefers."
            : "These answers cannot tell them apart: any of them would do, and what nobody asked here may decide, such as what the team prefers.");
    }

    /// <summary>Who is out, and whom a limit holds down that would otherwise be ahead, each by the rule that does it.</summary>
    private void Limited()
    {
        var best = report.Alternatives.Where(alternative => !alternative.Excluded).Max(alternative => (double?)alternative.Score);
        var limited = report.BestFirst().Where(alternative => alternative.Effects is [{ Acts: true, Kind: not EffectKind.Warn }, ..]
                && (alternative.Excluded || alternative.ScoreBeforeConstraints > best || alternative.Score == best))
            .GroupBy(alternative => (alternative.Effects[0].Constraint.Id, alternative.Effects[0].Kind, alternative.Effects[0].Cap));
        foreach (var group in limited)
        {
            var (names, effect) = (group.Select(alternative => alternative.Name).ToList(), group.First().Effects[0]);
            List<SummaryPart> parts =
            [
                new($"{names.Listed("and")} {(names.Count == 1 ? "is" : "are")} {(effect.Kind == EffectKind.Exclude ? "out" : "limited")}") { Strong = true },
                new(effect.Kind == EffectKind.Exclude ? " because of " : $" to {effect.Cap} of 100 points by "),
                new($"“{effect.Constraint.Name}”", new SummaryReason.OfConstraint(effect.Constraint.Id)),
            ];
            if (names.Count == 1)
                parts.Add(new($": {FirstSentence(effect.Reason)}"));
            else
                parts.AddRange([.. effect.Because is [var given, ..] ? Answered(given.Question, given.Option) : [], new(".")]);
            sentences.Add(new SummarySentence(parts));
        }
    }

    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? text[..(end + 1)] : text;

    private void Open()
    {
        if (report.SettleFirst.Count == 0)
        {
            if (verdict.Answered < verdict.Asked)
                Say($"{Count(verdict.Asked - verdict.Answered, "question is", "questions are")} open, none of which changes the first place by itself.");
            return;
        }
        var endsClearOnly = report.SettleFirst.All(unsettled => unsettled.Changes.All(change => change.EndsClear == true));
        List<SummaryPart> parts =
        [
            .. Of(verdict.Asked - verdict.Answered),
            new($"{Unsettled(verdict.Asked - verdict.Answered)} {Effect(endsClearOnly)}", new SummaryReason.OfOpenQuestions()),
            new(": "),
        ];
        foreach (var (i, unsettled) in report.SettleFirst.Take(MostQuestions).Index())
        {
            if (i > 0)
                parts.Add(new(" and "));
            parts.Add(new($"“{unsettled.Question.Name}”", new SummaryReason.OfQuestion(unsettled.Question.Id)));
        }
        parts.Add(new(report.SettleFirst.Count > MostQuestions ? $", and {report.SettleFirst.Count - MostQuestions} more." : "."));
        sentences.Add(new SummarySentence(parts));
    }

    /// <summary>"Of the 8 open questions, ", where some of them cannot turn it.</summary>
    private SummaryPart[] Of(int open) => report.SettleFirst.Count < open ? [new($"Of the {Figures.Count(open)} open questions, ")] : [];

    private string Effect(bool endsClearOnly) => !endsClearOnly ? "could still turn it" : verdict.Kind == VerdictKind.Clear ? "could still make it less clear" : "could still keep it from being clear";

    private string Unsettled(int open) => report.SettleFirst.Count < open
        ? Count(report.SettleFirst.Count, "", "").Trim().ToLowerInvariant()
        : Count(report.SettleFirst.Count, "open question", "open questions");

    private void Evidence()
    {
        var ratings = report.Criteria.Where(criterion => criterion.Weight > 0).SelectMany(criterion => criterion.Ratings).ToList();
        var editorial = ratings.Count(rating => rating.Sources.Count == 0);
        if (ratings.Count == 0)
            return;
        sentences.Add(new SummarySentence(
        [
            new(editorial == 0 ? "All " : "Of the "), new($"{ratings.Count} ratings", new SummaryReason.OfRatings()),
            new(editorial == 0 ? " behind this have a source." : $" behind this, {editorial} {(editorial == 1 ? "is" : "are")} the editors’ own judgement, without a source."),
        ]));
    }

    private ReportAlternative Alternative(Reference reference) => report.Alternatives.First(alternative => alternative.Id == reference.Id);

    private void Say(string text) => sentences.Add(new SummarySentence([new SummaryPart(text)]));

    private static string Count(int count, string one, string several) => count == 1 ? $"One {one}" : $"{(count < Words.Length ? Words[count] : Figures.Count(count))} {several}";

    private static string Points(double lead) => lead is > 0 and < 0.05 ? "less than 0.1 points" : Figures.Points(lead) is "1.0" ? "1.0 point" : $"{Figures.Points(lead)} points";
}
