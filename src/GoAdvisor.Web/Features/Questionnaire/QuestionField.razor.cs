using Microsoft.AspNetCore.Components;

namespace GoAdvisor.Web.Features.Questionnaire;

/// <summary>One question with its options as native inputs. It renders again only when its own answer may look different.</summary>
public sealed partial class QuestionField : ComponentBase, IDisposable
{
    // Made once: a handler that is new in each rendering is sent to the browser in each rendering.
    private IReadOnlyList<(Option Option, EventCallback<ChangeEventArgs> Choose)> choices = [];
    private EventCallback<ChangeEventArgs> doNotKnow;
    private bool stale;
    private bool asked;
    private IReadOnlyList<Option> hints = [];
    private (IReadOnlyList<string> Chosen, IReadOnlyList<string>? Saved, long Revision, bool Elsewhere, bool Lost) shown;

    [Parameter, EditorRequired]
    public required QuestionnaireEditor Editor { get; set; }

    [Parameter, EditorRequired]
    public required Question Question { get; set; }

    /// <summary>Its number in the whole questionnaire, from 1; null for a follow-up.</summary>
    [Parameter, EditorRequired]
    public required int? Number { get; set; }

    private AnswerState State => Editor[Question];

    private string InputType => Question.Select == Selection.One ? "radio" : "checkbox";

    public void Dispose() => Editor.Changed -= RenderIfChanged;

    protected override void OnInitialized()
    {
        Editor.Changed += RenderIfChanged;
        choices = [.. Question.Options.Select(option => (option, Choosing(option)))];
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

    // A radio says all by having been chosen; handlers that look at the event are called through reflection.
    private EventCallback<ChangeEventArgs> Choosing(Option option) => Question.Select == Selection.One
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

    /// <summary>Looks at everything the markup shows, and notes whether any of it differs from what was looked at last.</summary>
    private void RefreshIfChanged()
    {
        var (nowAsked, nowHints) = (Editor.Answers.IsAsked(Question), Editor.Hints(Question));
        // The browser shows a chosen radio by itself, so it is rendered together with its being saved; boxes may untick one another.
        var chosen = Question.Select == Selection.One && State.Chosen != State.Saved ? shown.Chosen : State.Chosen;
        var now = (chosen, State.Saved, State.Revision, State.ChangedElsewhere, Editor.Status == SaveStatus.Lost);
        stale |= nowAsked != asked || now != shown || !nowHints.SequenceEqual(hints);
        (asked, hints, shown) = (nowAsked, nowHints, now);
    }

    private static string? Mark(bool? saved) => saved == true ? "" : null;
}
