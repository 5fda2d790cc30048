using GoAdvisor.Engine.Catalogues;
using GoAdvisor.Engine.Robustness.Draws.OpenQuestions;

namespace GoAdvisor.Engine.Tests.Robustness;

/// <summary>Draws that answer open questions: the fast count against one draw at a time, and both against what the catalogue says.</summary>
public class OpenDrawTests
{
    public static TheoryData<int> Generated => [.. Enumerable.Range(0, 12)];

    [Fact]
    public void Counting_many_draws_of_the_seeded_questions_at_a_time_is_counting_one_by_one() => Compare(SharedCatalogue.Seeded, seed: 3, cases: 20);

    [Theory]
    [MemberData(nameof(Generated))]
    public void Counting_many_draws_at_a_time_is_counting_one_by_one(int seed)
    {
        Compare(SharedCatalogue.Of(GeneratedCatalogue.Of(Shape.Small, seed), seed), seed, cases: 20);
        Compare(SharedCatalogue.Of(GeneratedCatalogue.Of(Shape.Large, seed), seed), seed, cases: 3);
    }

    private static void Compare(Catalogue catalogue, int seed, int cases)
    {
        // Neither a multiple of a block nor of a group.
        var model = DecisionModel.Compile(catalogue with { Draws = catalogue.Draws with { Count = 1003 } });
        var (source, random) = (new AnswerSource(catalogue, seed), new Random(seed));
        for (var i = 0; i < cases; i++)
        {
            var chosen = source.Next();
            var dropped = random.Next(4) switch { 0 => 0.0, 1 => 0.2, 2 => 0.5, _ => 1.0 };
            foreach (var table in model.Tables.Questions)
            {
                if (random.NextDouble() < dropped)
                    Array.Clear(chosen, table.First, table.Count);
            }
            var answers = new AnswerSet(model, AnswerSource.Bits(chosen));
            byte[] own = random.Next(4) == 0 ? [.. Enumerable.Range(0, model.Tables.Width).Select(c => (byte)(c < model.Tables.Criteria ? random.Next(101) : 0))] : [];
            var leader = random.Next(-1, catalogue.Alternatives.Count);
            var (fast, plain) = (new int[catalogue.Alternatives.Count], new int[catalogue.Alternatives.Count]);
            var lead = model.StatedOpenDraws.Count(answers.Bits, own, leader, fast);
            var plainLead = model.StatedOpenDraws.CountPlainly(answers.Bits, own, leader, plain);

            fast.Should().Equal(plain, "case {0} of seed {1}", i, seed);
            lead.Should().Be(plainLead, "case {0} of seed {1}", i, seed);
        }
    }
}
