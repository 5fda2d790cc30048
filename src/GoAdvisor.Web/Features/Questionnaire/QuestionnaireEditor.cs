using GoAdvisor.Web.Features.Assessments;

namespace GoAdvisor.Web.Features.Questionnaire;

/// <summary>
/// The answers of a respondent while they are given: on the page, in the store, and the result so far. Each answer is saved by itself
/// and stays on the page until it is. All members are called from one circuit, never concurrently.
/// </summary>
public sealed class QuestionnaireEditor : IDisposable
{
    private readonly AssessmentStore store;
    private readonly Holder holder;
    private readonly Dictionary<string, AnswerState> states;
    private readonly EntrySaver<AnswerState> unsaved;
    private IReadOnlyList<AnswerGiven> hinted;
    private readonly int catalogueVersion;

    /// <summary>Whether something was saved elsewhere since this page last loaded.</summary>
    private bool outdated;

    public QuestionnaireEditor(
        AssessmentSnapshot assessment, PublishedCatalogue catalogue, AssessmentStore store, Holder holder, TimeProvider clock, ILogger logger)
    {
        (AssessmentId, Model, this.store, this.holder) = (assessment.Id, catalogue.Model, store, holder);
        (Revision, catalogueVersion) = (assessment.Revision, assessment.CatalogueVersion);
        states = Model.Catalogue.Questions.ToDictionary(
            question => question.Id, question => new AnswerState(question, assessment.Answers.GetValueOrDefault(question.Id)));
        Answers = Model.Read(assessment);
        Preview = Model.Preview(Answers);
        hinted = FindHints();
        unsaved = new EntrySaver<AnswerState>(state => $"The answer to {state.Question.Id}", ShowRetrying, clock, logger);
    }

    /// <summary>Raised when anything may look different. Subscribers compare before they render, because each rendering is sent to the browser.</summary>
    public event Action? Changed;

    public Guid AssessmentId { get; }

    /// <summary>Of the assessment as the page shows it.</summary>
    public long Revision { get; private set; }

    public DecisionModel Model { get; }

    public AnswerSet Answers { get; private set; }

    public Preview Preview { get; private set; }

    /// <summary>How many points the last answer moved each alternative, largest first; null when there was no score to move.</summary>
    public IReadOnlyList<Movement>? Movements { get; private set; }

    /// <summary>What the last answer did, in words; empty before there is one.</summary>
    public string Effect { get; private set; } = "";

    public SaveStatus Status { get; private set; } = SaveStatus.Saved;

    public AnswerState this[Question question] => states[question.Id];

    /// <summary>The options that other answers make likely and that are not chosen.</summary>
    public IReadOnlyList<Option> Hints(Question question) =>
        hinted.Count == 0 ? [] : [.. hinted.Where(tick => tick.Question == question).Select(tick => tick.Option)];

    /// <summary>Whether a question is open on the page and no answer to it can change the result any more.</summary>
    public bool IsIdle(Question question) => Preview.Coverage.Idle > 0 && !states[question.Id].IsAnswered && !Model.CanMatter(Answers, question);

    /// <summary>No options mean "I don't know". Returns when the answer is saved, or when a running save will store it.</summary>
    public async Task AnswerAsync(Question question, IReadOnlyList<string> options)
    {
        var (before, answered) = (Preview, Answers);
        var state = states[question.Id];
        state.Answer(options);
        Recalculate();
        Movements = Movement.Between(before, Preview);
        Effect = AnswerEffect.Words(AnswerConsequences.Of(Model, answered, Answers, question), Movements);
        if (Status != SaveStatus.Lost)
            unsaved.Add(state);
        Changed?.Invoke();
        await unsaved.SaveAsync(SendAsync, HandleReplyAsync);
    }

    /// <summary>Shows what was answered elsewhere.</summary>
    public async Task RefreshAsync()
    {
        outdated = true;
        await unsaved.RunAsync(() => unsaved.RetryAsync(LoadChangesFromElsewhereAsync, "The look for answers from elsewhere"));
        Changed?.Invoke();
    }

    public void Dispose() => unsaved.Dispose();

    /// <summary>Not cancelled with the page: a save that has begun is finished.</summary>
    private async Task<(IReadOnlyList<string> Sent, SaveAnswerResult Result)> SendAsync(AnswerState state)
    {
        var chosen = state.Chosen;
        var seen = new SeenAnswer(catalogueVersion, Revision, state.Revision);
        return (chosen, await store.ReplaceAnswerAsync(AssessmentId, holder, state.Question.Id, chosen, seen, CancellationToken.None));
    }

    private async Task<bool> HandleReplyAsync(AnswerState state, (IReadOnlyList<string> Sent, SaveAnswerResult Result) reply)
    {
        ApplyResult(state, reply.Sent, reply.Result);
        if (outdated)
            await unsaved.RetryAsync(LoadChangesFromElsewhereAsync, $"The answer to {state.Question.Id}");
        if (Status == SaveStatus.Lost)
            unsaved.Clear();
        else if (unsaved.Waiting.Count == 0)
            Status = SaveStatus.Saved;
        Changed?.Invoke();
        return true;
    }

    private void ApplyResult(AnswerState state, IReadOnlyList<string> sent, SaveAnswerResult result)
    {
        switch (result)
        {
            case AnswerSaved saved:
                state.MarkStored(sent, saved.Revision);
                outdated |= saved.AssessmentRevision > Revision + (saved.Written ? 1 : 0);
                Revision = saved.AssessmentRevision;
                break;
            case AnswerConflict conflict when state.IsOwn(conflict.Current):
                // An earlier attempt was stored although its reply was lost; the newer choice replaces it.
                state.MarkStored(conflict.Current.Options, conflict.Current.Revision);
                outdated = true;
                unsaved.Add(state);
                break;
            case AnswerConflict conflict:
                state.ReplaceWith(conflict.Current);
                outdated = true;
                break;
            case AnswerRefused refused:
                throw new InvalidOperationException($"The page offered what the catalogue does not: {string.Join("; ", refused.Problems)}");
            default:
                Status = SaveStatus.Lost;
                break;
        }
        state.ConfirmSent(sent);
    }

    private void ShowRetrying()
    {
        Status = SaveStatus.Retrying;
        Changed?.Invoke();
    }

    /// <summary>Shows what was answered in another tab or on another device.</summary>
    private async Task<bool> LoadChangesFromElsewhereAsync()
    {
        if (await store.FindAsync(AssessmentId, holder, unsaved.Closing) is not { } current)
        {
            Status = SaveStatus.Lost;
            return false;
        }
        foreach (var state in states.Values.Where(state => !unsaved.Waiting.Contains(state)))
        {
            if (current.Answers.TryGetValue(state.Question.Id, out var answer) && answer.Revision > state.Revision)
                state.ReplaceWith(answer);
        }
        (Revision, outdated, Movements, Effect) = (current.Revision, false, null, "");
        Recalculate();
        return true;
    }

    private void Recalculate()
    {
        // To the model "I don't know" is the same as no answer.
        Answers = Model.Read(states.Where(state => state.Value.Chosen.Count > 0).Select(state => KeyValuePair.Create(state.Key, state.Value.Chosen)));
        Preview = Model.Preview(Answers);
        hinted = FindHints();
    }

    private List<AnswerGiven> FindHints() => [.. Model.SuggestedConstraints(Answers).Select(constraint => Model.Catalogue.TickOf(constraint)).OfType<AnswerGiven>()];
}

/// <summary>Whether answers can be stored. That a save is in progress shows at its input.</summary>
public enum SaveStatus
{
    Saved,

    /// <summary>The database is unavailable; the save is retried.</summary>
    Retrying,

    /// <summary>This browser lost access to the assessment; nothing more can be saved.</summary>
    Lost,
}

public sealed record Movement(Alternative Alternative, double Points)
{
    /// <summary>The smallest movement that shows at one decimal.</summary>
    private const double Smallest = 0.05;

    /// <summary>Largest first; null when there was no score that could move.</summary>
    public static IReadOnlyList<Movement>? Between(Preview before, Preview after) => before.Scores.All(score => score.Score == 0)
        ? null
        : [.. before.Scores.Zip(after.Scores, (old, now) => new Movement(now.Alternative, now.Score - old.Score))
            .Where(movement => Math.Abs(movement.Points) >= Smallest)
            .OrderByDescending(movement => Math.Abs(movement.Points))];
}
