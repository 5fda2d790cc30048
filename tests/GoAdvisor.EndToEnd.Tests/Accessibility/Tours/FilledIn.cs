namespace GoAdvisor.EndToEnd.Tests.Accessibility.Tours;

/// <summary>An assessment as somebody leaves it who has answered nearly everything.</summary>
internal static class FilledIn
{
    private static readonly string[] LeftOpen = ["expected-life", "compute-bill"];

    public static async Task<Guid> AssessmentAsync(IPage page)
    {
        var profile = Seeds.Profile("geofence-lookups");
        var assessment = await page.StartAssessmentAsync("Geofence look-ups", profile.Team);
        foreach (var section in Seeds.Catalogue.Sections)
        {
            await page.OpenSectionAsync(assessment, section.Id);
            foreach (var question in Seeds.Catalogue.Questions.Where(question => question.Section == section.Id && !LeftOpen.Contains(question.Id)))
            {
                foreach (var option in question.Options.Where(option => profile.Answers.GetValueOrDefault(question.Id)?.Contains(option.Id) == true))
                    await page.Option(question.Text, option.Label).CheckAsync();
            }
            await page.ShouldSaySavedAsync();
        }
        return assessment;
    }
}
