using GoAdvisor.Web.Commands;
using GoAdvisor.Web.Features;
using GoAdvisor.Web.Features.Accounts;
using GoAdvisor.Web.Features.Recommendations.Export.Pdf;
using GoAdvisor.Web.Theme;

var builder = WebApplication.CreateBuilder(args);
builder.AddServerLimits();
builder.Services.AddGoAdvisorData(builder.Configuration);
builder.Services.AddDatabaseStartup();
builder.Services.AddTrustedProxies(builder.Configuration);
builder.Services.AddVisitors();
builder.Services.AddAccounts(builder.Configuration);
builder.Services.AddRateLimits(builder.Configuration);
builder.Services.AddCompression();
builder.Services.AddHealth();
builder.Services.AddPages(builder.Environment);
builder.Services.AddReportPrinting(builder.Configuration);
builder.Services.AddApi();
builder.Services.AddProtectedKeys(); // last: it takes back a part of what the others register

var app = builder.Build();
app.UseForwardedHeaders();
app.UseSecurityHeaders(SecurityHeaders.Policy(app.Environment));
app.UseFailurePages();
app.UseResponseCompression();
app.UseRouting();
app.UseSameOrigin();
app.UseDatabaseGate();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();
app.UseAntiforgery();
app.UseFormFailures();

app.MapStaticAssets();
app.MapTheme();
app.MapHealth();
app.MapAccounts();
app.MapPages();
app.MapApi();
if (!await OperatorCommands.RunAsync(args, app))
    await app.RunAsync();
