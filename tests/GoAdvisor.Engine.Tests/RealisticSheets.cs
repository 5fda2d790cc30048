using System.Globalization;
using GoAdvisor.Engine.Authoring.Populations;

namespace GoAdvisor.Engine.Tests;

/// <summary>
/// Full answer sheets of the second catalogue as a kind of system and a kind of team would give them. Written down without the catalogue's own shares and
/// archetypes, so that what is measured on these is not measured on what the catalogue assumes. A case depends on the seed and its number alone.
/// </summary>
internal sealed class RealisticSheets : Population
{
    /// <summary>What most systems and teams answer, in parts of each question. An option of a select-many question is ticked by its own percentage.</summary>
    private const string Ordinary = """
        domain-libraries: erp-or-messaging 5, machine-learning-runtime 3
        p99-latency: over-500-ms-or-none 5, 50-to-500-ms 5, 5-to-50-ms 1
        peak-connections: under-1k 8, 1k-to-10k 2
        request-work: waits-on-io 8, mixed 2
        max-pause: any 8, up-to-10-ms 1
        payload: json-over-http 7, json-and-grpc 2, binary-or-streams 1
        instance-life: long-lived 5, autoscaled 4, scale-to-zero 1
        memory-limit: over-1-gb 4, 256-mb-to-1-gb 5, 64-to-256-mb 1
        service-count: one 3, 2-to-10 5, 11-to-50 2
        system-life: up-to-3-years 4, 3-to-10-years 5, over-10-years 1
        ramp-up: none 4, up-to-1-month 4, 2-to-3-months 1
        staff: one-to-three 2, four-to-ten 5, eleven-to-thirty 2, several-teams 1
        joiners: under-10-percent 4, 10-to-30-percent 5, over-30-percent 1
        costly-faults: forgotten-cases 20, slow-delivery 25, races-on-shared-memory 4
        first-release: 1-to-3-months 4, 3-to-9-months 5, over-9-months 1
        browser-sharing: none 6, types-and-contracts 3, validation-and-rules 1
        enterprise-systems: none 7, one 2, two 1
        run-target: kubernetes 6, virtual-machine 3
        compute-bill: minor 4, watched 5, top-3-cost 1
        safety-mandate: none 95, memory-safe 5
        non-negotiables: approved-list 12, fips-140-3 3, windows-service 2, mass-hiring 2, cpu-heavy-p99 3
        native-image: tested 1, acceptable-untested 3, not-acceptable 3
        safety-standard: iso-26262-or-iec-61508 4, iec-62304-or-no-safety-function 3, another-component 3
        approved-alternatives: go 50, java 80, nodejs 70, rust 15
        go-share: under-25-percent 3, 25-to-60-percent 3, over-60-percent 3
        """;

    /// <summary>Systems: how many of 100, what sets them apart, and which teams build them.</summary>
    private static readonly Part[] Systems =
    [
        new(20, "api", """
            system-kind: crud-api 1
            framework-need: web-and-orm 7, standard-library 2, full-stack-framework 1
            preferred-style: balanced 3, quick-feedback 3, small-language 3, expressive-types 1, integrated-framework 2
            """, "go 3, jvm 3, typescript 4, scripting 4, dotnet 2, new 2"),
        new(18, "business system", """
            system-kind: domain-transactions 1
            domain-libraries: erp-or-messaging 45, stream-or-batch-data 10
            enterprise-systems: none 2, one 3, two 3, three-or-more 2
            framework-need: full-stack-framework 6, web-and-orm 3
            system-life: up-to-3-years 1, 3-to-10-years 4, over-10-years 4
            preferred-style: integrated-framework 5, balanced 2, expressive-types 1
            non-negotiables: approved-list 35, existing-jvm 12
            """, "jvm 7, dotnet 2, scripting 1, go 1"),
        new(12, "front-end server", """
            system-kind: backend-for-frontend 1
            domain-libraries: web-tool-chain 60
            browser-sharing: types-and-contracts 3, validation-and-rules 3, rendering 3
            framework-need: web-and-orm 6, standard-library 3
            preferred-style: quick-feedback 5, balanced 3, small-language 1
            non-negotiables: node-toolchain 20, browser-and-server 15, approved-list 8
            """, "typescript 8, scripting 1, jvm 1"),
        new(12, "platform part", """
            system-kind: platform-component 1
            domain-libraries: kubernetes-controllers 55
            peak-connections: under-1k 4, 1k-to-10k 4, 10k-to-100k 2
            payload: json-over-http 3, json-and-grpc 5, binary-or-streams 2
            memory-limit: 256-mb-to-1-gb 4, 64-to-256-mb 4, under-64-mb 1
            framework-need: standard-library 8, web-and-orm 1
            preferred-style: small-language 5, balanced 3, expressive-types 2
            browser-sharing: none 1
            run-target: kubernetes 8, virtual-machine 1, customer-or-edge-host 1
            """, "go 5, jvm 1, scripting 2, systems 1, new 1"),
        new(8, "data pipeline", """
            system-kind: data-processing 1
            domain-libraries: stream-or-batch-data 75
            request-work: waits-on-io 3, mixed 4, computes 3
            payload: json-over-http 2, json-and-grpc 2, binary-or-streams 5
            browser-sharing: none 1
            framework-need: standard-library 4, web-and-orm 2, full-stack-framework 3
            preferred-style: balanced 3, integrated-framework 3, expressive-types 2
            """, "jvm 5, scripting 4, go 1, systems 1"),
        new(5, "serving of models", """
            system-kind: model-serving 1
            domain-libraries: machine-learning-runtime 80
            request-work: mixed 3, computes 6
            p99-latency: 50-to-500-ms 6, 5-to-50-ms 3
            browser-sharing: none 1
            compute-bill: watched 4, top-3-cost 5
            framework-need: standard-library 6, web-and-orm 3
            preferred-style: balanced 3, expressive-types 3, quick-feedback 2
            """, "scripting 6, go 1, jvm 2, systems 1"),
        new(5, "trading", """
            system-kind: domain-transactions 4, platform-component 2
            p99-latency: 5-to-50-ms 4, under-5-ms 5
            max-pause: up-to-10-ms 4, up-to-1-ms 5, none 1
            request-work: mixed 4, computes 5
            payload: binary-or-streams 6, json-and-grpc 2
            domain-libraries: erp-or-messaging 40, stream-or-batch-data 30
            browser-sharing: none 1
            framework-need: standard-library 7, full-stack-framework 2
            preferred-style: expressive-types 4, balanced 4
            non-negotiables: cpu-heavy-p99 25, approved-list 25
            """, "jvm 5, systems 4, go 1"),
        new(5, "ingest", """
            system-kind: platform-component 3, data-processing 3
            peak-connections: 1k-to-10k 2, 10k-to-100k 5, over-100k 2
            payload: binary-or-streams 8, json-over-http 2
            domain-libraries: stream-or-batch-data 35
            browser-sharing: none 1
            framework-need: standard-library 6, web-and-orm 2
            preferred-style: balanced 4, small-language 3, expressive-types 2
            """, "go 3, jvm 3, scripting 2, systems 2, typescript 1"),
        new(5, "firmware or storage", """
            system-kind: storage-or-firmware 1
            domain-libraries: no-std-or-hal 40, codecs-or-query-engines 40
            request-work: mixed 3, computes 6
            max-pause: up-to-10-ms 1, up-to-1-ms 3, none 5
            memory-limit: 256-mb-to-1-gb 3, 64-to-256-mb 3, under-64-mb 4
            browser-sharing: none 1
            framework-need: standard-library 1
            preferred-style: expressive-types 6, small-language 3
            safety-mandate: none 6, memory-safe-no-gc 2, memory-safe 1, functional-safety 1
            non-negotiables: hard-real-time 25, bare-metal 20, memory-64mb 20
            run-target: customer-or-edge-host 7, virtual-machine 2
            """, "systems 8, go 1"),
        new(6, "functions", """
            system-kind: crud-api 6, data-processing 2
            instance-life: scale-to-zero 1
            run-target: serverless 1
            memory-limit: 256-mb-to-1-gb 6, 64-to-256-mb 3
            non-negotiables: cold-start-200ms 12
            framework-need: standard-library 6, web-and-orm 3
            preferred-style: quick-feedback 3, small-language 3, balanced 3
            """, "typescript 5, go 2, jvm 2, scripting 3"),
        new(4, "prototype", """
            system-kind: crud-api 6, backend-for-frontend 3
            system-life: prototype 1
            first-release: under-4-weeks 5, 1-to-3-months 4
            ramp-up: none 1
            staff: one-to-three 8, four-to-ten 2
            framework-need: web-and-orm 6, standard-library 3
            preferred-style: quick-feedback 7, balanced 2
            """, "typescript 5, scripting 3, go 1, new 1"),
    ];

    /// <summary>Teams: what they run and know.</summary>
    private static readonly Part[] Teams =
    [
        new(0, "go", """
            production-languages: go 100, python-ruby-php 25, nodejs 15
            jvm-share: none 7, under-25-percent 3
            js-share: none 5, under-25-percent 4, 25-to-60-percent 1
            systems-people: nobody 5, one 4, two-or-three 2
            go-share: 25-to-60-percent 3, over-60-percent 7
            """),
        new(0, "jvm", """
            production-languages: jvm 100, nodejs 25, python-ruby-php 20
            jvm-share: 25-to-60-percent 2, over-60-percent 8
            js-share: none 4, under-25-percent 5, 25-to-60-percent 1
            systems-people: nobody 7, one 2, two-or-three 1
            """),
        new(0, "typescript", """
            production-languages: nodejs 100, python-ruby-php 20, go 8
            jvm-share: none 7, under-25-percent 3
            js-share: 25-to-60-percent 3, over-60-percent 7
            systems-people: nobody 8, one 2
            go-share: under-25-percent 8, 25-to-60-percent 2
            """),
        new(0, "scripting", """
            production-languages: python-ruby-php 100, nodejs 25, go 8
            jvm-share: none 7, under-25-percent 3
            js-share: none 3, under-25-percent 5, 25-to-60-percent 2
            systems-people: nobody 6, one 3, two-or-three 1
            go-share: under-25-percent 8, 25-to-60-percent 2
            """),
        new(0, "dotnet", """
            production-languages: dotnet 100, nodejs 15
            jvm-share: none 6, under-25-percent 4
            js-share: none 3, under-25-percent 5, 25-to-60-percent 2
            systems-people: nobody 7, one 3
            """),
        new(0, "systems", """
            production-languages: c-or-cpp 70, rust 50, python-ruby-php 30, go 8
            jvm-share: none 8, under-25-percent 2
            js-share: none 8, under-25-percent 2
            systems-people: two-or-three 4, most 6
            go-share: under-25-percent 7, 25-to-60-percent 3
            """),
        new(0, "new", """
            production-languages: nodejs 0
            jvm-share: none 5, under-25-percent 3, 25-to-60-percent 2
            js-share: none 3, under-25-percent 4, 25-to-60-percent 3
            systems-people: nobody 6, one 3
            """),
    ];

    private readonly int seed;

    public RealisticSheets(DecisionModel model, int seed)
        : base(model) => this.seed = seed;

    public override AnswerSet Case(int number)
    {
        var random = new DrawStream(seed, "realistic sheets", number.ToString(CultureInfo.InvariantCulture));
        var system = Pick(random, Systems.Select(part => (part, part.Weight)));
        var team = Pick(random, system.Teams.Select(entry => (Teams.Single(part => part.Name == entry.Option), entry.Weight)));
        var bits = new ulong[Model.Tables.Words];
        foreach (var (q, question) in Model.Catalogue.Questions.Index())
        {
            ref readonly var table = ref Model.Tables.Questions[q];
            if (!table.IsAsked(bits))
                continue;
            var chances = system.Answers.GetValueOrDefault(question.Id) ?? team.Answers.GetValueOrDefault(question.Id) ?? All[question.Id];
            if (!table.Many)
            {
                bits.AsSpan().Add(Index(table, question, Pick(random, chances)));
                continue;
            }
            var ticked = chances.Where(entry => random.NextUnit() * 100 < entry.Weight).Select(entry => entry.Option).ToList();
            if (ticked.Count == 0)
                ticked.Add(question.Options.FirstOrDefault(option => option.Id == "none")?.Id ?? chances[0].Option);
            foreach (var option in ticked)
                bits.AsSpan().Add(Index(table, question, option));
        }
        return new AnswerSet(Model, bits);
    }

    private static readonly Dictionary<string, (string Option, double Weight)[]> All = Read(Ordinary);

    private static int Index(in QuestionTable table, Question question, string option) =>
        table.First + question.Options.Index().Single(entry => entry.Item.Id == option).Index;

    private static T Pick<T>(DrawStream random, IEnumerable<(T Item, double Weight)> choices)
    {
        var all = choices.ToList();
        var number = random.NextUnit() * all.Sum(entry => entry.Weight);
        return all.First(entry => (number -= entry.Weight) < 0).Item;
    }

    private static Dictionary<string, (string Option, double Weight)[]> Read(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ")).ToDictionary(pair => pair[0], pair => Weights(pair[1]));

    private static (string Option, double Weight)[] Weights(string text) =>
        [.. text.Split(", ").Select(entry => entry.Split(' ')).Select(pair => (pair[0], double.Parse(pair[1], CultureInfo.InvariantCulture)))];

    private sealed class Part(double weight, string name, string answers, string teams = "")
    {
        public double Weight { get; } = weight;

        public string Name { get; } = name;

        public Dictionary<string, (string Option, double Weight)[]> Answers { get; } = Read(answers);

        public (string Option, double Weight)[] Teams { get; } = teams.Length == 0 ? [] : Weights(teams);
    }
}
