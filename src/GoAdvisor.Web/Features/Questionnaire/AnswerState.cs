namespace GoAdvisor.Web.Features.Questionnaire;

/// <summary>One question's answer: what is on the page and what is stored.</summary>
public sealed class AnswerState(Question question, SavedAnswer? saved)
{
    private readonly List<IReadOnlyList<string>> sent = [];

    public Question Question { get; } = question;

    /// <summary>The options on the page; empty for "I don't know", and while nothing is answered.</summary>
    public IReadOnlyList<string> Chosen { get; private set; } = saved?.Options ?? [];

    /// <summary>Whether anything is answered on the page, "I don't know" included.</summary>
    public bool IsGiven { get; private set; } = saved is not null;

    /// <summary>The stored options; null while nothing is stored.</summary>
    public IReadOnlyList<string>? Saved { get; private set; } = saved?.Options;

    /// <summary>The revision of what is stored; 0 while nothing is.</summary>
    public long Revision { get; private set; } = saved?.Revision ?? 0;

    /// <summary>Whether the answer was replaced by one given elsewhere.</summary>
    public bool ChangedElsewhere { get; private set; }

    /// <summary>How often that happened; then the inputs are drawn anew, because the browser may show what was chosen here.</summary>
    public int Adoptions { get; private set; }

    public void Give(IReadOnlyList<string> options)
    {
        Chosen = options;
        IsGiven = true;
        ChangedElsewhere = false;
        sent.Add(options);
    }

    /// <summary>Whether what is stored is something given here whose reply never came.</summary>
    public bool IsOwn(SavedAnswer stored) => stored.Revision == Revision + 1 && sent.Any(options => options.ToHashSet().SetEquals(stored.Options));

    /// <summary>Forgets what was given up to these options, now that the store has replied to them.</summary>
    public void Sent(IReadOnlyList<string> options) => sent.RemoveRange(0, sent.LastIndexOf(options) + 1);

    public void Store(IReadOnlyList<string> options, long revision) => (Saved, Revision) = (options, revision);

    public void Adopt(SavedAnswer current)
    {
        ChangedElsewhere = true;
        Adoptions++;
        IsGiven = current.Revision > 0;
        (Chosen, Saved, Revision) = (current.Options, IsGiven ? current.Options : null, current.Revision);
    }
}
