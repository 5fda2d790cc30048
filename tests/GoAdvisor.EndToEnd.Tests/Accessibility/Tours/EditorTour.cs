namespace GoAdvisor.EndToEnd.Tests.Accessibility.Tours;

/// <summary>The parts of a draft, with an item open where there are items.</summary>
public sealed class EditorTour(IPage page, AppProcess app) : ITour
{
    private static readonly string[] Places =
    [
        $"{Urls.DraftAlternatives}#alternatives.csharp",
        $"{Urls.DraftCriteria}#criteria.simplicity-over-features",
        $"{Urls.DraftRatings}#criteria.simplicity-over-features.ratings.csharp",
        $"{Urls.DraftAspects}#aspects.start-up-time",
        $"{Urls.DraftQuestions}#questions.approved-alternatives",
        $"{Urls.DraftConstraints}#constraints.hard-real-time",
        $"{Urls.DraftSources}#sources.go-faq",
        $"{Urls.DraftClaims}#claims.connections-per-core",
        Urls.DraftArchetypes,
        $"{Urls.DraftProfiles}#profiles.{Seeds.Catalogue.Profiles[0].Id}",
    ];

    public static IReadOnlyList<string> Routes { get; } = [.. Places.Select(place => place.Split('#')[0])];

    public async Task VisitAllAsync(Func<string, Task> look)
    {
        await page.BecomeAdminAsync(app);
        await page.ImportAsync(FifthAlternative.File(Seeds.Catalogue));
        foreach (var place in Places)
        {
            await page.OpenDraftAsync(place);
            await look($"admin{place[Urls.Draft.Length..].Split('#')[0].Replace('/', '-')}");
        }
    }
}
