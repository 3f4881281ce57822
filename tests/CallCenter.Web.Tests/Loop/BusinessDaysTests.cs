using AfterSales.Tests.Shared;
using CallCenter.Web.Switchboard;
using Shouldly;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Loop;

public sealed class BusinessDaysTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Midnight_OfTheSitesZone_BeginsANewDayOnceEach()
    {
        // 23:00 in Shanghai.
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero));
        var floor = new NotingSwitchboard();
        using var days = new BusinessDays(floor, clock);
        await days.StartAsync(Ct);

        await AdvanceAsync(clock, TimeSpan.FromMinutes(59));
        floor.Days.ShouldBe(0);
        await AdvanceAsync(clock, TimeSpan.FromMinutes(2));
        await Eventually.IsTrueAsync(() => Passed(clock) && floor.Days == 1, "the day began");
        await AdvanceAsync(clock, TimeSpan.FromHours(23));
        floor.Days.ShouldBe(1);
        await AdvanceAsync(clock, TimeSpan.FromHours(1));
        await Eventually.IsTrueAsync(() => Passed(clock) && floor.Days == 2, "the next day began");
        await days.StopAsync(Ct);
    }

    [Fact]
    public async Task Day_ThatTheFloorCouldNotTake_IsToldAgain()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 22, 15, 59, 0, TimeSpan.Zero));
        var floor = new NotingSwitchboard { Full = 3 };
        using var days = new BusinessDays(floor, clock);
        await days.StartAsync(Ct);

        await AdvanceAsync(clock, TimeSpan.FromMinutes(2));

        await Eventually.IsTrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return floor is { Days: 1, Full: 0 };
            },
            "the day began in the end");
        await days.StopAsync(Ct);
    }

    /// <summary>A tenth of a second more: a loop that set its timer after the last jump looks again.</summary>
    private static bool Passed(ManualTimeProvider clock)
    {
        clock.Advance(TimeSpan.FromMilliseconds(100));
        return true;
    }

    /// <summary>In short steps, so that the service, whose continuations run on the pool, asks for its next timer between them.</summary>
    private static async Task AdvanceAsync(ManualTimeProvider clock, TimeSpan by)
    {
        for (var left = by; left > TimeSpan.Zero; left -= TimeSpan.FromSeconds(30))
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }
    }

    private sealed class NotingSwitchboard : ISwitchboard
    {
        private int _days;

        public int Days => Volatile.Read(ref _days);

        public int Full { get; set; }

        public FloorSnapshot Snapshot => throw new NotSupportedException();

        public ValueTask<CommandResult> AskAsync(Input command, CancellationToken ct) => throw new NotSupportedException();

        public bool TryPost(Input input)
        {
            input.ShouldBeOfType<Input.DayBegan>();
            if (Full > 0)
            {
                Full--;
                return false;
            }

            Interlocked.Increment(ref _days);
            return true;
        }

        public IDisposable Subscribe(TimeSpan minInterval, Action<FloorSnapshot> onChange) => throw new NotSupportedException();
    }
}
