namespace GoAdvisor.Web.Features.Questionnaire;

/// <summary>The answer to one question, on the page and in the store.</summary>
public sealed class AnswerState(Question question, SavedAnswer? saved)
{
    private readonly List<IReadOnlyList<string>> sent = [];

    public Question Question { get; } = question;

    /// <summary>The options on the page; empty for "I don't know" and when unanswered.</summary>
    public IReadOnlyList<string> Chosen { get; private set; } = saved?.Options ?? [];

    /// <summary>Whether the question is answered on the page; "I don't know" is an answer.</summary>
    public bool IsAnswered { get; private set; } = saved is not null;

    public IReadOnlyList<string>? Saved { get; private set; } = saved?.Options;

    public long Revision { get; private set; } = saved?.Revision ?? 0;

    /// <summary>Whether the answer was replaced by one given in another tab or on another device.</summary>
    public bool ChangedElsewhere { get; private set; }

    /// <summary>How often that happened. The inputs are recreated then, because the browser may still show the choice made here.</summary>
    public int Replacements { get; private set; }

    public void Answer(IReadOnlyList<string> options)
    {
        Chosen = options;
        IsAnswered = true;
        ChangedElsewhere = false;
        sent.Add(options);
    }

    /// <summary>Whether the stored answer was sent from here, although its reply never arrived.</summary>
    public bool IsOwn(SavedAnswer stored) => stored.Revision == Revision + 1 && sent.Any(options => options.ToHashSet().SetEquals(stored.Options));

    /// <summary>Drops what was sent up to these options, now that the store has replied.</summary>
    public void ConfirmSent(IReadOnlyList<string> options) => sent.RemoveRange(0, sent.LastIndexOf(options) + 1);

    public void MarkStored(IReadOnlyList<string> options, long revision) => (Saved, Revision) = (options, revision);

    public void ReplaceWith(SavedAnswer current)
    {
        ChangedElsewhere = true;
        Replacements++;
        IsAnswered = current.Revision > 0;
        (Chosen, Saved, Revision) = (current.Options, IsAnswered ? current.Options : null, current.Revision);
    }
}
