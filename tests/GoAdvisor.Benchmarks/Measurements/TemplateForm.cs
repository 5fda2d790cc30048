using System.Text.Json;
using GoAdvisor.Data.Seeding;

namespace GoAdvisor.Benchmarks.Measurements;

internal static class TemplateForm
{
    /// <summary>The radios of the questionnaire's first section, for the app made from the template.</summary>
    public static byte[] SameAsFirstSection()
    {
        var catalogue = SeedFolder.Read(Repository.Seeds);
        var section = catalogue.Sections[0].Id;
        var questions = catalogue.Questions.Where(question => question.Section == section).Select(question => new
        {
            question.Id,
            question.Text,
            Options = (object[])
            [
                .. question.Options.Select(option => new { Id = $"{question.Id}-{option.Id}", option.Label }),
                new { Id = $"{question.Id}--unknown", Label = "I don’t know" },
            ],
        });
        return JsonSerializer.SerializeToUtf8Bytes(questions, JsonSerializerOptions.Web);
    }
}
