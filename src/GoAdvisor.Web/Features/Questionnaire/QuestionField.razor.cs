namespace GoAdvisor.Web.Features.Questionnaire;

/// <summary>One question with its options as native inputs. It renders only when its own state has changed.</summary>
public sealed partial class QuestionField : ComponentBase, IDisposable
{
    // Created once: a new handler in each rendering would be sent to the browser each time.
    private IReadOnlyList<(Option Option, EventCallback<ChangeEventArgs> Choose)> choices = [];
    private EventCallback<ChangeEventArgs> doNotKnow;
    private bool stale;
    private bool asked;
    private bool idle;
    private IReadOnlyList<Option> hints = [];
    private (IReadOnlyList<string> Chosen, IReadOnlyList<string>? Saved, long Revision, bool Elsewhere, bool Lost) shown;

    [Parameter, EditorRequired]
    public required QuestionnaireEditor Editor { get; set; }

    [Parameter, EditorRequired]
    public required Question Question { get; set; }

    /// <summary>From 1, across all sections; null for a follow-up question.</summary>
    [Parameter, EditorRequired]
    public required int? Number { get; set; }

    private AnswerState State => Editor[Question];

    private string InputType => Question.Select == Selection.One ? "radio" : "checkbox";

    public void Dispose() => Editor.Changed -= RenderIfChanged;

    protected override void OnInitialized()
    {
        Editor.Changed += RenderIfChanged;
        choices = [.. Question.Options.Select(option => (option, ChangeHandler(option)))];
        doNotKnow = EventCallback.Factory.Create<ChangeEventArgs>(this, () => GiveAsync([]));
        RefreshIfChanged();
    }

    // Parameters never change while the component lives; only its answer does.
    protected override bool ShouldRender()
    {
        RefreshIfChanged();
        return stale;
    }

    protected override void OnAfterRender(bool firstRender) => stale = false;

    // The event of a radio needs no look at its value; handlers with an argument are called through reflection.
    private EventCallback<ChangeEventArgs> ChangeHandler(Option option) => Question.Select == Selection.One
        ? EventCallback.Factory.Create<ChangeEventArgs>(this, () => GiveAsync([option.Id]))
        : EventCallback.Factory.Create<ChangeEventArgs>(this, change => TickAsync(option, change.Value is true));

    private Task TickAsync(Option option, bool ticked)
    {
        if (ticked && option.Exclusive)
            return GiveAsync([option.Id]);
        var others = State.Chosen.Where(id => id != option.Id && !(ticked && IsExclusive(id)));
        return GiveAsync(ticked ? [.. others, option.Id] : [.. others]);
    }

    private Task GiveAsync(IReadOnlyList<string> options) => Editor.AnswerAsync(Question, options);

    private bool IsExclusive(string id) => Question.Options.Single(option => option.Id == id).Exclusive;

    private void RenderIfChanged()
    {
        RefreshIfChanged();
        if (stale)
            StateHasChanged();
    }

    /// <summary>Compares everything the markup shows with what was rendered last.</summary>
    private void RefreshIfChanged()
    {
        var (currentAsked, currentIdle, currentHints) = (Editor.Answers.IsAsked(Question), Editor.IsIdle(Question), Editor.Hints(Question));
        // The browser shows a chosen radio by itself, so it is rendered when it is saved; checkboxes may untick one another.
        var chosen = Question.Select == Selection.One && State.Chosen != State.Saved ? shown.Chosen : State.Chosen;
        var current = (chosen, State.Saved, State.Revision, State.ChangedElsewhere, Editor.Status == SaveStatus.Lost);
        stale |= currentAsked != asked || currentIdle != idle || current != shown || !currentHints.SequenceEqual(hints);
        (asked, idle, hints, shown) = (currentAsked, currentIdle, currentHints, current);
    }

    private static string? SavedAttribute(bool? saved) => saved == true ? "" : null;
}
