using System.Diagnostics;

namespace GoAdvisor.Benchmarks.Circuits;

/// <summary>Visitors who answer the questions of one page at the same time.</summary>
/// <param name="arrive">How one of them comes to the page, with a new browser.</param>
internal sealed class Crowd(Func<Browser, CancellationToken, Task<Page>> arrive) : IAsyncDisposable
{
    /// <summary>How many arrive at the same time; more would only wait for the machine's few processors.</summary>
    private const int Arriving = 8;

    private readonly List<QuestionnaireVisitor> visitors = [];

    /// <summary>How many options each visitor has to choose from.</summary>
    public int Radios => visitors[0].Radios;

    public long BytesOnTheWire => visitors.Sum(visitor => visitor.BytesOnTheWire);

    public async Task OpenAsync(int count, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Arriving, CancellationToken = cancellationToken };
        await Parallel.ForAsync(visitors.Count, visitors.Count + count, options, async (number, stop) =>
        {
            var visitor = await QuestionnaireVisitor.ArriveAsync(arrive, number, stop);
            lock (visitors)
                visitors.Add(visitor);
        });
    }

    /// <summary>Every visitor clicks once per pause; together they are spread evenly over it.</summary>
    /// <returns>How long each click took to show.</returns>
    public async Task<IReadOnlyList<TimeSpan>> ClickAsync(int times, TimeSpan pause, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var clicks = await Task.WhenAll(visitors.Select((visitor, i) => ClickAsync(visitor, pause * i / visitors.Count)));
        return [.. clicks.SelectMany(each => each)];

        async Task<IReadOnlyList<TimeSpan>> ClickAsync(QuestionnaireVisitor visitor, TimeSpan offset)
        {
            var taken = new List<TimeSpan>();
            for (var i = 0; i < times; i++)
            {
                var wait = offset + pause * i - Stopwatch.GetElapsedTime(started);
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, cancellationToken);
                taken.Add(await visitor.AnswerNextAsync(cancellationToken));
            }
            return taken;
        }
    }

    /// <summary>Loads the pages of some visitors again and counts the answers that are not on them as they were given.</summary>
    public async Task<int> CountLostAnswersAsync(int sample, CancellationToken cancellationToken)
    {
        var lost = 0;
        for (var i = 0; i < sample; i++)
            lost += await visitors[i * visitors.Count / sample].CountLostAnswersAsync(cancellationToken);
        return lost;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors)
            await visitor.DisposeAsync();
    }
}
