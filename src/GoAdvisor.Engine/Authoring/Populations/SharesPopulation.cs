namespace GoAdvisor.Engine.Authoring.Populations;

internal sealed class SharesPopulation(DecisionModel model, int seed) : Population(model)
{
    private readonly AnswerSampler sampler = new(model);

    public override AnswerSet Case(int number)
    {
        var stream = new DrawStream(seed, "population", "shares", number.ToString(CultureInfo.InvariantCulture));
        var archetype = AnswerSampler.Archetype(stream, Model.Shares.Weights);
        var bits = new ulong[Model.Tables.Words];
        foreach (ref readonly var question in Model.Tables.Questions.AsSpan())
        {
            if (question.IsAsked(bits))
                sampler.Draw(stream, question, archetype, bits);
        }
        return new AnswerSet(Model, bits);
    }
}

internal sealed class ProfilePopulation : Population
{
    private const double Kept = 0.75;

    private readonly int seed;
    private readonly AnswerSampler sampler;
    private readonly List<(ulong[] Answers, double[] Archetypes)> profiles = [];

    public ProfilePopulation(DecisionModel model, int seed)
        : base(model)
    {
        (this.seed, sampler) = (seed, new AnswerSampler(model));
        foreach (var profile in model.Catalogue.Profiles)
        {
            var answers = model.ReadKnown(profile.Answers, out _);
            var archetypes = new double[model.Shares.Archetypes];
            var named = model.Catalogue.Archetypes?.Index().FirstOrDefault(entry => entry.Item.Id == profile.Archetype);
            if (named is { Item: not null } only)
                archetypes[only.Index] = 1;
            else
                model.Shares.Posterior(answers.Bits, archetypes);
            profiles.Add((answers.Words, archetypes));
        }
    }

    public override AnswerSet Case(int number)
    {
        var stream = new DrawStream(seed, "population", "profiles", number.ToString(CultureInfo.InvariantCulture));
        var (answers, archetypes) = profiles[number % profiles.Count];
        var archetype = AnswerSampler.Archetype(stream, archetypes);
        var bits = new ulong[Model.Tables.Words];
        foreach (ref readonly var question in Model.Tables.Questions.AsSpan())
        {
            var keeps = stream.NextUnit() < Kept;
            if (!question.IsAsked(bits))
                continue;
            if (keeps && question.IsAnswered(answers))
                AddOwn(question, answers, bits);
            else
                sampler.Draw(stream, question, archetype, bits);
        }
        return new AnswerSet(Model, bits);
    }

    private static void AddOwn(in QuestionTable question, ReadOnlySpan<ulong> answers, Span<ulong> bits)
    {
        for (var option = question.First; option < question.First + question.Count; option++)
        {
            if (answers.Has(option))
                bits.Add(option);
        }
    }
}

internal sealed class SavedPopulation(DecisionModel model, IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<string>>> answers) : Population(model)
{
    private readonly AnswerSet[] cases = [.. answers.Select(one => model.ReadKnown(one, out _))];

    public override int? Count => cases.Length;

    public override AnswerSet Case(int number) => cases[number % cases.Length];
}
