using GoAdvisor.Web.Features.Admin.Editor;
using Microsoft.AspNetCore.Components.Forms;

namespace GoAdvisor.Web.Features.Admin.Versions;

public sealed partial class ImportPage(DraftStore drafts) : PageBase
{
    private const int Shown = 200;

    /// <summary>As many as can be listed without hiding what would change.</summary>
    private const int Few = 10;

    private const string NotAllowed = "You may no longer edit drafts. Nothing was taken over.";

    private ImportPreview? preview;
    private string name = "";
    private string? failure;
    private bool isReady;
    private bool isReading;
    private bool isTaking;

    /// <summary>A file that is chosen before the browser's side of the input is set up would not be noticed.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        isReady = true;
        StateHasChanged();
    }

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        (preview, failure, isReading, name) = (null, null, true, chosen.File.Name);
        try
        {
            if (chosen.File.Size > CatalogueFile.MaxBytes)
            {
                failure = $"The file is larger than {CatalogueFile.MaxBytes / 1024 / 1024} MB; nothing of it was read.";
                return;
            }
            await using var file = chosen.File.OpenReadStream(CatalogueFile.MaxBytes);
            preview = await drafts.PreviewImportAsync((await Authentication).User.Session(), file, name, Closing);
            failure = preview is null ? NotAllowed : null;
        }
        catch (IOException)
        {
            failure = "The file could not be read to its end. Choose it again.";
        }
        finally
        {
            isReading = false;
        }
    }

    /// <summary>Where it is: the line when it is known, and the path, whose file stands above.</summary>
    private string Place(CatalogueProblem problem)
    {
        var path = problem.Where.StartsWith($"{name}: ", StringComparison.Ordinal) ? problem.Where[(name.Length + 2)..] : problem.Where;
        return (problem.Line, path) switch
        {
            (null, "$") => "The file",
            ({ } line, "$") => $"Line {line}",
            (null, _) => path,
            _ => $"Line {problem.Line}, {path}",
        };
    }

    private void Forget() => (preview, failure) = (null, null);

    private async Task TakeAsync()
    {
        if (isTaking || preview is not { Catalogue: { } catalogue } read)
            return;
        isTaking = true;
        try
        {
            var session = (await Authentication).User.Session();
            // A draft that somebody else has started and edited since is not the new one, which has no edit.
            var revision = read.DraftRevision ?? (await drafts.StartAsync(session) is null ? null : 0L);
            var result = revision is { } seen ? await drafts.ImportAsync(session, catalogue, seen) : null;
            switch (result)
            {
                case DraftEdited:
                    Navigation.NavigateTo(Urls.Draft, forceLoad: true);
                    break;
                case DraftConflict or NoDraft:
                    (preview, failure) = (null, "The draft was edited since you chose the file, so nothing was taken over. Choose it again and look at what it changes now.");
                    break;
                case DraftEditRefused refused:
                    failure = refused.Problem;
                    break;
                default:
                    (preview, failure) = (null, NotAllowed);
                    break;
            }
        }
        finally
        {
            isTaking = false;
        }
    }
}
