using GoAdvisor.Web.Components.Forms;
using GoAdvisor.Web.Features.Assessments;

namespace GoAdvisor.Web.Features.Questionnaire;

/// <summary>
/// A respondent's answers while they are being given: what is on the page, what is stored, and the result so far. Answers are saved
/// one by one as they are given, and stay on the page until they are.
/// All members are called from one circuit, never at the same time.
/// </summary>
public sealed class QuestionnaireEditor : IDisposable
{
    private readonly AssessmentStore store;
    private readonly Holder holder;
    private readonly Dictionary<string, AnswerState> states;
    private readonly EntrySaver<AnswerState> unsaved;
    private IReadOnlyList<AnswerGiven> hinted;
    private readonly int catalogueVersion;
    private long revision;

    /// <summary>Whether something was saved elsewhere since this page looked.</summary>
    private bool outdated;

    public QuestionnaireEditor(
        AssessmentSnapshot assessment, PublishedCatalogue catalogue, AssessmentStore store, Holder holder, TimeProvider clock, ILogger logger)
    {
        (AssessmentId, Model, this.store, this.holder) = (assessment.Id, catalogue.Model, store, holder);
        (revision, catalogueVersion) = (assessment.Revision, assessment.CatalogueVersion);
        states = Model.Catalogue.Questions.ToDictionary(
            question => question.Id, question => new AnswerState(question, assessment.Answers.GetValueOrDefault(question.Id)));
        Answers = Model.Read(assessment);
        Preview = Model.Preview(Answers);
        hinted = FindHints();
        unsaved = new EntrySaver<AnswerState>(state => $"The answer to {state.Question.Id}", ShowRetrying, clock, logger);
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
            unsaved.Add(state);
        Changed?.Invoke();
        await unsaved.SaveAsync(SendAsync, TakeAsync);
    }

    public void Dispose() => unsaved.Dispose();

    /// <summary>Not cancelled with the page: a save that is under way when the respondent moves on is finished.</summary>
    private async Task<(IReadOnlyList<string> Sent, SaveAnswerResult Result)> SendAsync(AnswerState state)
    {
        var sending = state.Chosen;
        var seen = new SeenAnswer(catalogueVersion, revision, state.Revision);
        return (sending, await store.ReplaceAnswerAsync(AssessmentId, holder, state.Question.Id, sending, seen, CancellationToken.None));
    }

    private async Task<bool> TakeAsync(AnswerState state, (IReadOnlyList<string> Sent, SaveAnswerResult Result) reply)
    {
        Take(state, reply.Sent, reply.Result);
        if (outdated)
            await unsaved.RetryAsync(AdoptChangesFromElsewhereAsync, $"The answer to {state.Question.Id}");
        if (Status == SaveStatus.Lost)
            unsaved.Clear();
        else if (unsaved.Waiting.Count == 0)
            Status = SaveStatus.Saved;
        Changed?.Invoke();
        return true;
    }

    private void Take(AnswerState state, IReadOnlyList<string> sent, SaveAnswerResult result)
    {
        switch (result)
        {
            case AnswerSaved saved:
                state.Store(sent, saved.Revision);
                outdated |= saved.AssessmentRevision > revision + (saved.Written ? 1 : 0);
                revision = saved.AssessmentRevision;
                break;
            case AnswerConflict conflict when state.IsOwn(conflict.Current):
                // An earlier try was stored although its reply got lost; the newer choice goes on top of it.
                state.Store(conflict.Current.Options, conflict.Current.Revision);
                outdated = true;
                unsaved.Add(state);
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
        state.Sent(sent);
    }

    private void ShowRetrying()
    {
        Status = SaveStatus.Retrying;
        Changed?.Invoke();
    }

    /// <summary>Shows what was answered in another tab or on another device, and says so at each question.</summary>
    private async Task<bool> AdoptChangesFromElsewhereAsync()
    {
        if (await store.FindAsync(AssessmentId, holder, unsaved.Closing) is not { } current)
        {
            Status = SaveStatus.Lost;
            return false;
        }
        foreach (var state in states.Values.Where(state => !unsaved.Waiting.Contains(state)))
        {
            if (current.Answers.TryGetValue(state.Question.Id, out var answer) && answer.Revision > state.Revision)
                state.Adopt(answer);
        }
        (revision, outdated, Movements) = (current.Revision, false, null);
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

/// <summary>Whether answers can be stored. That one is on its way shows at its input, without a word from here.</summary>
public enum SaveStatus
{
    Saved,

    /// <summary>The database does not take it; it is tried again.</summary>
    Retrying,

    /// <summary>The assessment is no longer open to this browser; nothing more can be saved.</summary>
    Lost,
}

/// <summary>How many points an alternative's score moved.</summary>
public sealed record Movement(Alternative Alternative, double Points)
{
    /// <summary>What shows at one decimal.</summary>
    private const double Smallest = 0.05;

    /// <summary>The alternatives that moved, largest movement first; null when there was no score that could move.</summary>
    public static IReadOnlyList<Movement>? Between(Preview before, Preview after) => before.Scores.All(score => score.Score == 0)
        ? null
        : [.. before.Scores.Zip(after.Scores, (old, now) => new Movement(now.Alternative, now.Score - old.Score))
            .Where(movement => Math.Abs(movement.Points) >= Smallest)
            .OrderByDescending(movement => Math.Abs(movement.Points))];
}
