namespace GoAdvisor.Engine.Tests.Catalogues;

/// <summary>The seeded constraints against their table: X excludes, a number caps, w warns, a dash does nothing.</summary>
public class ConstraintTableTests
{
    [Theory]
    [InlineData("hard-real-time", "X X X -")]
    [InlineData("bare-metal", "X X X -")]
    [InlineData("existing-jvm", "X - X X")]
    [InlineData("node-toolchain", "X X - 50")]
    [InlineData("browser-and-server", "X X - 50")]
    [InlineData("self-contained-executable", "- 60 40 -")]
    [InlineData("qualified-toolchain", "X X X -")]
    [InlineData("mass-hiring", "80 - - 50")]
    [InlineData("fips-140-3", "- w w -")]
    [InlineData("windows-service", "- w w -")]
    [InlineData("cold-start-200ms", "- 50 70 -")]
    [InlineData("memory-64mb", "- X 60 -")]
    [InlineData("runtime-code-loading", "50 w - 40")]
    [InlineData("cpu-heavy-p99", "- - 50 -")]
    public void A_tick_alone_has_the_effects_of_its_row(string constraint, string row) =>
        Effects(Seeds.Model.With($"non-negotiables={constraint}")).Should().Be(row);

    [Fact]
    public void The_approved_list_excludes_what_is_not_on_it_once_the_list_is_given()
    {
        Effects(Seeds.Model.With("non-negotiables=approved-list")).Should().Be("- - - -", "the list is not known yet");
        Effects(Seeds.Model.With("non-negotiables=approved-list", "approved-alternatives=go java")).Should().Be("- - X X");
        Effects(Seeds.Model.With("approved-alternatives=go java")).Should().Be("- - - -", "without the constraint the list binds nobody");
    }

    [Theory]
    [InlineData("70 60 70 X", "none", "none", "nobody")]
    [InlineData("70 - 70 -", "over-60-percent", "none", "most")]
    public void A_language_the_team_knows_is_not_limited_as_unknown(string row, string jvm, string js, string systems) =>
        Effects(Seeds.Model.With("non-negotiables=unknown-language-in-six-weeks", $"jvm-share={jvm}", $"js-share={js}", $"systems-people={systems}"))
            .Should().Be(row);

    [Fact]
    public void What_a_team_does_not_say_about_its_skills_limits_nothing_and_is_told_as_what_decides()
    {
        // Nobody is asked who writes Go, so nothing is open about the cap on Go.
        var evaluation = Seeds.Model.With("non-negotiables=unknown-language-in-six-weeks");
        Effects(evaluation).Should().Be("70 - - -");
        evaluation.Alternatives.Should().OnlyContain(result => !result.Excluded && result.Effects.All(applied => !result.IsLimitedBy(applied.Effect)));
        evaluation.Constraints.Single(result => result.Fired).Pending
            .Select(pending => $"{pending.Effect.Alternative} {pending.Effect.Kind} {pending.Effect.Cap}: {string.Join('+', pending.DecidedBy.Select(question => question.Id))}")
            .Should().Equal("java Cap 60: jvm-share", "nodejs Cap 70: js-share", "rust Exclude : systems-people");
    }

    [Fact]
    public void Rust_is_capped_without_experience_and_ramp_up_unless_it_alone_is_left()
    {
        string[] inexperienced = [$"systems-people={First("systems-people")}", $"ramp-up={First("ramp-up")}"];
        Effects(Seeds.Model.With(inexperienced)).Should().Be("- - - -", "it is not known whether it is the only one left");
        Effects(Seeds.Model.With([.. inexperienced, "non-negotiables=none", "safety-mandate=none"])).Should().Be("- - - 60");
        Effects(Seeds.Model.With([.. inexperienced, "non-negotiables=hard-real-time"])).Should().Be("X X X w");
        Effects(Seeds.Model.With($"systems-people={First("systems-people")}", $"ramp-up={Last("ramp-up")}")).Should().Be("- - - -");
    }

    [Fact]
    public void A_mandate_without_garbage_collection_acts_like_its_tick()
    {
        Effects(Seeds.Model.With($"safety-mandate={Seeds.Question("safety-mandate").Options[2].Id}")).Should().Be("X X X -");
        Effects(Seeds.Model.With($"safety-mandate={Seeds.Question("safety-mandate").Options[3].Id}")).Should().Be("X X X -");
        Effects(Seeds.Model.With($"run-target={Seeds.Question("run-target").Options[0].Id}")).Should().Be("X - X X");
    }

    [Fact]
    public void A_likely_constraint_is_suggested_but_does_not_fire()
    {
        var evaluation = Seeds.Model.With($"browser-sharing={Last("browser-sharing")}", $"run-target={Last("run-target")}");
        evaluation.Constraints.Where(result => result.IsSuggested).Select(result => result.Constraint.Id)
            .Should().Equal("browser-and-server", "self-contained-executable");
        Effects(evaluation).Should().Be("- - - -");
    }

    [Fact]
    public void A_bank_that_lives_in_the_jvm_leaves_only_java_and_everybody_excluded_leaves_none()
    {
        var bank = Seeds.Catalogue.Profiles.Single(profile => profile.Id == "bank-core").Answers;
        var evaluation = Seeds.Model.Evaluate(Seeds.Model.Answers(bank));
        evaluation.Alternatives.Where(result => result.Excluded).Select(result => result.Alternative.Id).Should().Equal("go", "nodejs", "rust");
        evaluation.Of("rust").Effects.Should().Contain(applied => applied.Constraint.Id == "existing-jvm" && applied.Effect.Reason.Length > 0);
        evaluation.Verdict.Winner!.Id.Should().Be("java");

        Seeds.Model.With("non-negotiables=existing-jvm hard-real-time").Verdict.Kind.Should().Be(VerdictKind.None);
    }

    private static string First(string question) => Seeds.Question(question).Options[0].Id;

    private static string Last(string question) => Seeds.Question(question).Options[^1].Id;

    private static string Effects(Evaluation evaluation) => string.Join(' ', evaluation.Alternatives.Select(result =>
        result.Excluded ? "X"
        : result.Effects.Min(applied => applied.Effect.Cap) is { } cap ? $"{cap}"
        : result.Effects.Count > 0 ? "w" : "-"));
}
