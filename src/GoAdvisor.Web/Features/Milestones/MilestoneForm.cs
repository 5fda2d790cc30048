using System.Globalization;
using GoAdvisor.Web.Components.Forms;

namespace GoAdvisor.Web.Features.Milestones;

/// <summary>A decision as it is typed, with what is wrong with it.</summary>
public sealed class MilestoneForm
{
    public const string NameField = "name";
    public const string DecidersField = "deciders";
    public const string DecidedOnField = "decided-on";
    public const string ReviewByField = "review-by";
    public const string NoteField = "note";

    private const string Days = "yyyy-MM-dd";

    public string? Name { get; set; }

    public string? Deciders { get; set; }

    /// <summary>As a date field sends it.</summary>
    public string? DecidedOn { get; set; }

    /// <summary>The same; empty for no review.</summary>
    public string? ReviewBy { get; set; }

    public string? Note { get; set; }

    /// <summary>Names this form, so that it records once however often it is sent.</summary>
    public string? Key { get; set; }

    /// <summary>The revision of the assessment that the page showed.</summary>
    public string? Revision { get; set; }

    /// <summary>The answers that the page showed, by <see cref="SeenAnswers"/>; only for telling what changed.</summary>
    public string? Seen { get; set; }

    public string CleanName => Name?.Trim() ?? "";

    public string? CleanDeciders => string.IsNullOrWhiteSpace(Deciders) ? null : Deciders.Trim();

    public string? CleanNote => string.IsNullOrWhiteSpace(Note) ? null : Note.Trim();

    public static string Day(DateOnly day) => day.ToString(Days, CultureInfo.InvariantCulture);

    /// <summary>Every problem, by field, in the order of the page.</summary>
    public IReadOnlyList<(string Field, string Message)> Problems()
    {
        var problems = new List<(string, string)>();
        if (!TypedText.IsVisible(CleanName))
            problems.Add((NameField, "Give the milestone a name, such as “Architecture board, first round”."));
        problems.AddRange(TypedText.LineProblems("name", CleanName, Limits.MilestoneName).Select(problem => (NameField, problem)));
        problems.AddRange(TypedText.LineProblems("list of deciders", CleanDeciders ?? "", Limits.MilestoneDeciders).Select(problem => (DecidersField, problem)));
        if (Parse(DecidedOn) is not { } decided)
            problems.Add((DecidedOnField, "Say on which day it was decided, as year-month-day, such as 2026-11-23."));
        else if (Parse(ReviewBy) <= decided)
            problems.Add((ReviewByField, $"The review has to come after the day of the decision, {Figures.Date(decided)}. Choose a later day, or none."));
        if (!string.IsNullOrWhiteSpace(ReviewBy) && Parse(ReviewBy) is null)
            problems.Add((ReviewByField, "Give the day of the review as year-month-day, such as 2027-05-31, or leave it empty."));
        if (TypedText.TooLong("note", CleanNote ?? "", Limits.MilestoneNote) is { } tooLong)
            problems.Add((NoteField, tooLong));
        return problems;
    }

    /// <summary>What is to be recorded.</summary>
    /// <exception cref="InvalidOperationException">There are <see cref="Problems"/>.</exception>
    public WantedDecision Wanted() => new()
    {
        Name = CleanName,
        Note = CleanNote,
        Deciders = CleanDeciders,
        DecidedOn = Parse(DecidedOn) ?? throw new InvalidOperationException("The form has no day of the decision."),
        ReviewBy = Parse(ReviewBy),
        SeenRevision = long.TryParse(Revision, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1,
        // A key that no page of ours made is no name for this form.
        RequestKey = (Guid.TryParseExact(Key, "N", out var key) ? key : Guid.CreateVersion7()).ToString("N"),
    };

    private static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
