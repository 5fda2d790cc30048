using System.Diagnostics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.StaticAssets;

namespace GoAdvisor.Web.Hosting;

/// <summary>Responses to failures: a plain page or problem+json with a reference, and no internals.</summary>
internal static class Failures
{
    public static void UseFailurePages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = HandleAsync,
            StatusCodeSelector = StatusOf,
            // An unavailable database is no bug; the log says so once, without a stack trace.
            SuppressDiagnosticsCallback = context => DatabaseFault.IsTransient(context.Exception) || context.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePages(async context => await WriteAsync(context.HttpContext));
    }

    /// <summary>Renders a page for a form whose antiforgery token is missing or stale, or that is too large.</summary>
    public static void UseFormFailures(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } form || IsApi(context))
        {
            await next(context);
            return;
        }
        var cause = form.Error?.GetBaseException() as BadHttpRequestException;
        context.Response.StatusCode = cause?.StatusCode ?? StatusCodes.Status400BadRequest;
        await WriteAsync(context);
    });

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    public static bool IsStaticAsset(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    public static async Task WriteUnavailableAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
        await WriteAsync(context);
    }

    private static async Task HandleAsync(HttpContext context)
    {
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            await WriteUnavailableAsync(context);
        else
            await WriteAsync(context);
    }

    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when DatabaseFault.IsTransient(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static (string Title, string Detail) MessageFor(int status) => status switch
    {
        400 => ("That form could not be read", "It was open for too long, or was not sent from one of our pages. Go back, load the page again, and send it once more."),
        403 => ("Refused", "Your role does not allow this, or the request came from a page of another site."),
        404 => ("Not found", "There is nothing at this address, or it is not shared with this browser. A resume link opens an assessment on another device."),
        405 => ("Not possible here", "This address does not take that kind of request."),
        413 => ("Too much at once", "The request is larger than this address accepts. Shorten it and send it again."),
        429 => ("Too many requests", "Wait a minute, then try again."),
        503 => ("Back in a moment", "The database cannot be reached right now. Everything that was saved is safe; this page tries again by itself."),
        _ when status >= 500 => ("Something went wrong on our side", "Your saved answers are safe. Try again; if it keeps failing, give your administrator the reference below."),
        _ => ("That did not work", "The server refused the request."),
    };

    /// <summary>For clients of the API, which have no page to go back to.</summary>
    private static (string Title, string Detail) ApiMessageFor(int status) => status switch
    {
        400 => ("The request could not be read", "It is not valid HTTP."),
        404 => ("Not found", "There is nothing at this address, or the token that came with the request does not open it."),
        405 => ("Not possible here", "This address does not take that method; the Allow header names those it takes."),
        413 => ("Too much at once", $"A request body may have {Services.MaxRequestBytes} bytes."),
        415 => ("Not JSON", "Send the body as application/json in UTF-8."),
        429 => ("Too many requests", "Wait for as many seconds as the Retry-After header says, then try again."),
        503 => ("Back in a moment", "The database cannot be reached right now. Everything that was saved is safe; try again after Retry-After seconds."),
        _ when status >= 500 => ("Something went wrong on our side", "Try again; if it keeps failing, give your administrator the reference."),
        _ => ("That did not work", "The server refused the request."),
    };

    private static async Task WriteAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var reference = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        if (IsApi(context))
        {
            // Only a 5xx has a reference; without one, all 404s are identical.
            var (title, detail) = ApiMessageFor(status);
            await Results.Problem(detail, statusCode: status, title: title,
                extensions: status >= 500 ? [new("reference", reference)] : null).ExecuteAsync(context);
            return;
        }
        var words = MessageFor(status);
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        await context.Response.WriteAsync(Page(status, words, reference));
    }

    /// <summary>Not a component, because rendering may be what failed.</summary>
    private static string Page(int status, (string Title, string Detail) words, string reference) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        {(status == 503 ? "<meta http-equiv=\"refresh\" content=\"5\">" : "")}
        <title>{Html(words.Title)} · GoAdvisor</title>
        <link rel="stylesheet" href="{Urls.Theme}"><link rel="stylesheet" href="/app.css"><script src="/theme.js"></script>
        </head>
        <body>
        <header class="topbar"><a class="brand" href="{Urls.Home}">Go<span>Advisor</span></a></header>
        <main class="page narrow"><h1>{Html(words.Title)}</h1><p>{Html(words.Detail)}</p>
        {(status >= 500 ? $"<p class=\"muted small\">Reference <code>{Html(reference)}</code></p>" : "")}
        <p><a href="{Urls.Home}">To the start page</a></p></main>
        </body>
        </html>
        """;

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
