namespace GoAdvisor.Web.Tests.Contracts;

/// <summary>What the program answers is what it answered when the files of <c>tests/Contracts</c> were recorded.</summary>
public sealed class ContractTests(Answers answers) : IClassFixture<Answers>
{
    public static TheoryData<string> Held => [.. ContractFiles.Held];

    [Theory]
    [MemberData(nameof(Held))]
    public void The_answer_is_the_one_that_is_held(string name)
    {
        answers.Files.Should().ContainKey(name, "nothing superfluous is held");

        Difference.Between(name, ContractFiles.Read(name), answers.Files[name])
            .Should().BeNull("{0} is held; tests/Contracts/README.md says which files may be recorded anew, and how", name);
    }

    [Fact]
    public void Every_answer_is_held() => answers.Files.Keys.Except(ContractFiles.Held).Should().BeEmpty("an answer that is not held is not kept");

    [Fact]
    public void A_stored_milestone_has_the_hash_of_its_text() =>
        ContractFiles.Held.Where(name => name.EndsWith("/stored.json", StringComparison.Ordinal)).Should().NotBeEmpty().And.AllSatisfy(name =>
            ((string?)ContractJson.Parse(ContractFiles.Read(name.Replace("stored.json", "row.json", StringComparison.Ordinal)))["ContentHash"])
                .Should().Be(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(ContractFiles.Read(name)))));

    /// <summary>Run by hand with "--explicit only"; what milestones hold is never written over.</summary>
    [Fact(Explicit = true)]
    public void Record_the_answers_anew()
    {
        foreach (var name in ContractFiles.Held.Where(name => !name.StartsWith("milestones/", StringComparison.Ordinal)))
            ContractFiles.Delete(name);
        foreach (var (name, content) in answers.Files.Where(file => !IsForGood(file.Key) || !ContractFiles.Exists(file.Key)))
            ContractFiles.Write(name, content);
    }

    private static bool IsForGood(string name) => name.EndsWith("/stored.json", StringComparison.Ordinal) || name.EndsWith("/row.json", StringComparison.Ordinal);
}
