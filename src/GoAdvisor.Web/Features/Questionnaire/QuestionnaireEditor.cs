using GoAdvisor.Web.Features.Assessments;

namespace GoAdvisor.Web.Features.Questionnaire;

/// <summary>
/// A respondent's answers while they are being given: what is on the page, what is stored, and the result so far. Answers are saved
/// one by one as they are given; a save that fails is tried again until it succeeds, and the answer stays on the page meanwhile.
/// All members are called from one circuit, never at the same time.
/// </summary>
public sealed partial class QuestionnaireEditor : IDisposable
{
    private readonly AssessmentStore store;
    private readonly Holder holder;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly CancellationTokenSource closing = new();
    private readonly Dictionary<string, AnswerState> states;
    private readonly Queue<AnswerState> unsaved = [];
    private IReadOnlyList<AnswerGiven> hinted;
    private readonly int catalogueVersion;
    private long revision;
    private bool saving;

    /// <summary>Whether something was saved elsewhere since this page looked.</summary>
    private bool outdated;

    public QuestionnaireEditor(
        AssessmentSnapshot assessment, PublishedCatalogue catalogue, AssessmentStore store, Holder holder, TimeProvider clock, ILogger logger)
    {
        (AssessmentId, Model, this.store, this.holder, this.clock, this.logger) = (assessment.Id, catalogue.Model, store, holder, clock, logger);
        (revision, catalogueVersion) = (assessment.Revision, assessment.CatalogueVersion);
        states = Model.Catalogue.Questions.ToDictionary(
            question => question.Id, question => new AnswerState(question, assessment.Answers.GetValueOrDefault(question.Id)));
        Answers = Model.Read(assessment);
        Preview = Model.Preview(Answers);
        hinted = FindHints();
    }

    /// <summary>Raised when anything may look different; who shows it looks for itself, because each rendering costs the wire.</summary>
    public event Action? Changed;

    public Guid AssessmentId { get; }

    public DecisionModel Model { get; }

    /// <summary>The answers on the page, saved or not.</summary>
    public AnswerSet Answers { get; private set; }

    /// <summary>The result so far, from the answers on the page.</summary>
    public Preview Preview { get; private set; }

    /// <summary>How many points the last answer moved each alternative it moved, largest first; null while there was no score to move.</summary>
    public IReadOnlyList<Movement>? Movements { get; private set; }

    public SaveStatus Status { get; private set; } = SaveStatus.Saved;

    public AnswerState this[Question question] => states[question.Id];

    /// <summary>The options of a question that other answers make likely and that are not chosen.</summary>
    public IReadOnlyList<Option> Hints(Question question) =>
        hinted.Count == 0 ? [] : [.. hinted.Where(tick => tick.Question == question).Select(tick => tick.Option)];

    /// <summary>Takes an answer: no options means "I don't know". Returns when it is saved, or when a running save will see to it.</summary>
    public async Task AnswerAsync(Question question, IReadOnlyList<string> options)
    {
        var before = Preview;
        var state = states[question.Id];
        state.Give(options);
        Recalculate();
        Movements = Movement.Between(before, Preview);
        if (Status != SaveStatus.Lost)
            unsaved.Enqueue(state);
        Changed?.Invoke();
        await SaveAllAsync();
    }

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    private async Task SaveAllAsync()
    {
        if (saving || Status == SaveStatus.Lost)
            return;
        saving = true;
        try
        {
            while (unsaved.TryPeek(out var next))
            {
                await UntilItWorksAsync(() => SaveAsync(next), next.Question.Id);
                unsaved.Dequeue();
                if (outdated)
                    await UntilItWorksAsync(AdoptChangesFromElsewhereAsync, next.Question.Id);
                if (Status == SaveStatus.Lost)
                    unsaved.Clear();
                else if (unsaved.Count == 0)
                    Status = SaveStatus.Saved;
                Changed?.Invoke();
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            saving = false;
        }
    }

    private async Task UntilItWorksAsync(Func<Task> act, string question)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception e) when (DatabaseFault.IsTransient(e) && !closing.IsCancellationRequested)
            {
                LogNotSaved(logger, question, e.GetBaseException().Message);
                Status = SaveStatus.Retrying;
                Changed?.Invoke();
                await Task.Delay(TimeSpan.FromSeconds(1 << Math.Min(attempt, 3)), clock, closing.Token);
            }
        }
    }

    private async Task SaveAsync(AnswerState state)
    {
        var sending = state.Chosen;
        // Not cancelled with the page: a save that is under way when the respondent moves on is finished.
        switch (await store.ReplaceAnswerAsync(
            AssessmentId, holder, state.Question.Id, sending, new SeenAnswer(catalogueVersion, revision, state.Revision), CancellationToken.None))
        {
            case AnswerSaved saved:
                state.Store(sending, saved.Revision);
                outdated |= saved.AssessmentRevision > revision + (saved.Written ? 1 : 0);
                revision = saved.AssessmentRevision;
                break;
            case AnswerConflict conflict when state.IsOwn(conflict.Current):
                // An earlier try was stored although its reply got lost; the newer choice goes on top of it.
                state.Store(conflict.Current.Options, conflict.Current.Revision);
                outdated = true;
                unsaved.Enqueue(state);
                break;
            case AnswerConflict conflict:
                state.Adopt(conflict.Current);
                outdated = true;
                break;
            case AnswerRefused refused:
                throw new InvalidOperationException($"The page offered what the catalogue does not: {string.Join("; ", refused.Problems)}");
            default:
                Status = SaveStatus.Lost;
                break;
        }
        state.Sent(sending);
    }

    /// <summary>Shows what was answered in another tab or on another device, and says so at each question.</summary>
    private async Task AdoptChangesFromElsewhereAsync()
    {
        if (await store.FindAsync(AssessmentId, holder, closing.Token) is not { } current)
        {
            Status = SaveStatus.Lost;
            return;
        }
        foreach (var state in states.Values.Where(state => !unsaved.Contains(state)))
        {
            if (current.Answers.TryGetValue(state.Question.Id, out var answer) && answer.Revision > state.Revision)
                state.Adopt(answer);
        }
        (revision, outdated, Movements) = (current.Revision, false, null);
        Recalculate();
    }

    private void Recalculate()
    {
        // To the model "I don't know" is the same as no answer.
        Answers = Model.Read(states.Where(state => state.Value.Chosen.Count > 0).Select(state => KeyValuePair.Create(state.Key, state.Value.Chosen)));
        Preview = Model.Preview(Answers);
        hinted = FindHints();
    }

    private List<AnswerGiven> FindHints() => [.. Model.SuggestedConstraints(Answers).Select(constraint => Model.Catalogue.TickOf(constraint)).OfType<AnswerGiven>()];

    [LoggerMessage(Level = LogLevel.Warning, Message = "The answer to {Question} is not saved yet and will be tried again: {Reason}")]
    private static partial void LogNotSaved(ILogger logger, string question, string reason);
}

/// <summary>Whether answers can be stored. That one is on its way shows at its input, without a word from here.</summary>
public enum SaveStatus
{
    Saved,

    /// <summary>The database does not take it; it is tried again.</summary>
    Retrying,

    /// <summary>The assessment is no longer open to this browser; nothing more can be saved.</summary>
    Lost,
}
