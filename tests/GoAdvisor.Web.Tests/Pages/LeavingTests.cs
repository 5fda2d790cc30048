using System.Diagnostics;
using Bunit;
using GoAdvisor.Data.Catalogues.Drafts;
using GoAdvisor.Data.Storage;
using GoAdvisor.Web.Components.Layout;
using GoAdvisor.Web.Tests.Accounts;
using GoAdvisor.Web.Tests.Circuits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GoAdvisor.Web.Tests.Pages;

/// <summary>Who leaves a page, or gives it up while it loads, stops what was still being read for it, and that is no error.</summary>
public class LeavingTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_is_given_up_reads_no_further()
    {
        await using var host = new HeldHost();
        var visitor = await host.Services.GetRequiredService<AccessStore>().IssueAsync(TokenPurpose.Visitor, Stop);
        var id = await host.Services.GetRequiredService<AssessmentStore>().CreateAsync("Ledger", null, 1, visitor.Id, Stop);
        using var browser = host.Stranger;
        browser.DefaultRequestHeaders.Add("Cookie", $"goadvisor-visitor={visitor.Token}");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        host.Hold(typeof(AssessmentStore));
        var page = browser.GetAsync(Urls.Review(id), patience.Token);
        await host.Reading;
        await patience.CancelAsync();

        await FluentActions.Awaiting(() => page).Should().ThrowAsync<OperationCanceledException>();
        await host.Cancelled;
        await host.Answered;
        host.Log.Should().BeEmpty();
    }

    [Fact]
    public async Task A_circuit_that_is_left_reads_no_further()
    {
        await using var host = new HeldHost();
        using var admin = await WebPerson.SignedInAsync(host, StaffRole.Admin);
        var html = await admin.Http.GetStringAsync(Urls.Draft, Stop);

        host.Hold(typeof(DraftStore));
        await using (await TestCircuit.OpenAsync(host, html, Urls.Draft, admin.Cookie))
        {
            await host.Reading;
        }

        await host.Cancelled;
        host.Log.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_begun_before_a_page_was_left_finds_its_later_reads_cancelled()
    {
        await using var context = new BunitContext();
        var page = context.Render<ReadingPage>().Instance;
        await context.DisposeComponentsAsync();
        await page.Awaiting(left => left.ReadAsync()).Should().ThrowAsync<OperationCanceledException>();
    }

    private sealed class ReadingPage : PageBase
    {
        public Task ReadAsync() => Task.Delay(Timeout.Infinite, Closing);
    }

    /// <summary>The application with a database that keeps one store waiting; it waits there until it is cancelled.</summary>
    private sealed class HeldHost : ApiHost
    {
        private readonly LogKeeper keeper = new(LogLevel.Warning);
        private readonly TaskCompletionSource reading = new();
        private readonly TaskCompletionSource cancelled = new();
        private readonly TaskCompletionSource answered = new();
        private Type? held;
        private int before;

        /// <summary>What it has warned of since the store was held.</summary>
        public IEnumerable<string> Log => keeper.Lines.Skip(before);

        public Task Reading => reading.Task.WaitAsync(Stop);

        public Task Cancelled => cancelled.Task.WaitAsync(Stop);

        /// <summary>Completes when the application is done with a request that was begun after the store was held.</summary>
        public Task Answered => answered.Task.WaitAsync(Stop);

        public void Hold(Type store) => (before, held) = (keeper.Lines.Count(), store);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging(logging => logging.AddProvider(keeper));
            builder.ConfigureTestServices(services =>
            {
                var given = services.Last(service => service.ServiceType == typeof(IDbContextFactory<GoAdvisorDbContext>)).ImplementationFactory;
                services.AddSingleton<IDbContextFactory<GoAdvisorDbContext>>(provider => new HeldContexts(this, (IDbContextFactory<GoAdvisorDbContext>)given!(provider)));
                services.AddSingleton<IStartupFilter>(new Watching(this));
            });
        }

        private sealed class HeldContexts(HeldHost host, IDbContextFactory<GoAdvisorDbContext> contexts) : IDbContextFactory<GoAdvisorDbContext>
        {
            public GoAdvisorDbContext CreateDbContext() => contexts.CreateDbContext();

            public async Task<GoAdvisorDbContext> CreateDbContextAsync(CancellationToken cancellationToken)
            {
                // Methods that await are types inside their own.
                if (host.held is { } held && new StackTrace().GetFrames().Any(frame => frame.GetMethod()?.DeclaringType?.DeclaringType == held))
                {
                    host.reading.TrySetResult();
                    using var noticed = cancellationToken.Register(() => host.cancelled.TrySetResult());
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
                return contexts.CreateDbContext();
            }
        }

        private sealed class Watching(HeldHost host) : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
            {
                application.Use(async (_, answer) =>
                {
                    var isLate = host.held is not null;
                    try
                    {
                        await answer();
                    }
                    finally
                    {
                        if (isLate)
                            host.answered.TrySetResult();
                    }
                });
                next(application);
            };
        }
    }
}
