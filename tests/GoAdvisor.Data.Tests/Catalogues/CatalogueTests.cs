using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace GoAdvisor.Data.Tests.Catalogues;

public abstract class CatalogueTests(TestDatabase database) : DatabaseTests(database)
{
    [Fact]
    public async Task The_current_catalogue_is_the_one_with_the_highest_number_and_older_ones_stay()
    {
        var old = await Catalogues.GetAsync(1, Stop);

        var number = await PublishWithoutLatencyAsync();

        (await Catalogues.GetCurrentAsync(Stop)).Should().Match<PublishedCatalogue>(current =>
            current.Number == number && current.Catalogue.Questions.Count == old.Catalogue.Questions.Count - 1);
        (await Catalogues.GetAsync(old.Number, Stop)).Should().BeSameAs(old);
    }

    [Fact]
    public async Task An_assessment_is_answered_by_the_catalogue_it_is_pinned_to()
    {
        var assessment = await AnAssessmentAsync();
        await PublishWithoutLatencyAsync();

        (await SaveAsync(assessment, TestSeeds.Latency, ["strict"])).Should().Be(new AnswerSaved(1, 1));
    }

    [Fact]
    public async Task A_published_catalogue_is_what_the_seeds_say_byte_for_byte()
    {
        await using var rows = Rows();
        var stored = await rows.CatalogueVersions.SingleAsync(version => version.Number == 1, Stop);
        var written = CatalogueReader.Write(SeedFolder.Read(Database.Seeds.Folder));

        Encoding.UTF8.GetBytes(stored.Document).Should().Equal(written);
        stored.Hash.Should().Be(Convert.ToHexStringLower(SHA256.HashData(written)));
        CatalogueReader.Write((await Catalogues.GetAsync(1, Stop)).Catalogue).Should().Equal(written);
    }

    [Fact]
    public async Task A_number_nobody_published_is_not_found()
    {
        (await Catalogues.FindAsync(99, Stop)).Should().BeNull();
        await Catalogues.Awaiting(store => store.GetAsync(99, Stop)).Should().ThrowAsync<InvalidOperationException>()
            .WithMessage("*version 99*");
    }

    private async Task<int> PublishWithoutLatencyAsync()
    {
        var first = (await Catalogues.GetAsync(1, Stop)).Catalogue;
        var next = first with { Questions = [.. first.Questions.Where(question => question.Id != TestSeeds.Latency)] };
        await using var rows = Rows();
        var number = await rows.CatalogueVersions.MaxAsync(version => version.Number, Stop) + 1;
        rows.Add(new CatalogueVersion
        {
            Number = number,
            Document = Encoding.UTF8.GetString(CatalogueReader.Write(next)),
            Hash = "",
            PublishedAt = Clock.GetUtcNow(),
        });
        await rows.SaveChangesAsync(Stop);
        return number;
    }
}

public sealed class CatalogueOnSqliteTests(SqliteDatabase database) : CatalogueTests(database), IClassFixture<SqliteDatabase>;

public sealed class CatalogueOnPostgreSqlTests(PostgreSqlDatabase database) : CatalogueTests(database), IClassFixture<PostgreSqlDatabase>;
