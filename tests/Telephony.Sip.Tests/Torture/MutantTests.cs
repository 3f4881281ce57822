namespace Telephony.Sip.Tests.Torture;

/// <summary>Damaged messages against the whole endpoint: it answers the next OPTIONS, nothing throws, no table grows beyond its limit, and nothing is left when the peers are gone.</summary>
public sealed class MutantTests
{
    private static readonly bool IsNightly = Environment.GetEnvironmentVariable("AFTERSALES_NIGHTLY") == "1";
    private static readonly int Mutants = IsNightly ? 1_000_000 : 20_000;

    /// <summary>Nightly runs look at new mutants each night; the seed is in the message of a failure.</summary>
    private static readonly int Seed = IsNightly ? (int)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 86_400) : 20261122;

    [Fact]
    public async Task Core_When_MutantsArrive_Then_OptionsStillAnsweredAndTablesBounded()
    {
        await using var endpoint = new MemoryEndpoint();
        var mutator = new Mutator(Seed);
        for (var i = 1; i <= Mutants; i++)
        {
            var mutant = mutator.Next();
            try
            {
                endpoint.Receive(mutant);
            }
            catch (Exception defect)
            {
                throw new InvalidOperationException($"seed {Seed}, mutant {i}: {Encoding.Latin1.GetString(mutant)}", defect);
            }

            endpoint.Counters.Transactions.ShouldBeLessThanOrEqualTo(MemoryEndpoint.MaxTransactions + (MemoryEndpoint.MaxCalls * 4), $"mutant {i}");
            endpoint.Counters.Calls.ShouldBeLessThanOrEqualTo(MemoryEndpoint.MaxCalls, $"mutant {i}");
            if (i % 100 != 0) continue;
            endpoint.Advance(TimeSpan.FromSeconds(2)); // 100 messages in 2 s: the table of transactions lives at a third of its limit
            endpoint.IsAlive().ShouldBeTrue($"seed {Seed}: dead after mutant {i}");
            mutator.Speak(endpoint.Dialogs);
        }

        endpoint.Counters.Malformed.ShouldBeGreaterThan(Mutants / 20);
        endpoint.Counters.CallsStarted.ShouldBeGreaterThan(Mutants / 100, "enough mutants are good enough to be calls");
        endpoint.Advance(TimeSpan.FromHours(2)); // every timer of every dialog; at most session timers of 30 min among them
        for (var i = 0; i < 100 && endpoint.Timers > 0; i++) endpoint.Advance(TimeSpan.FromMinutes(2));
        endpoint.Counters.Calls.ShouldBe(0);
        endpoint.Counters.Transactions.ShouldBe(0);
        endpoint.Counters.Faults.ShouldBe(0);
        endpoint.Timers.ShouldBe(0);
        endpoint.IsAlive().ShouldBeTrue();
    }

    [Fact]
    public async Task Wire_When_MutantsArriveByUdp_Then_OptionsStillAnsweredAndNoFault()
    {
        const int Sample = 4_000;
        await using var endpoint = await LiveEndpoint.StartAsync(o => o with { Protection = new ProtectionLimits { Enabled = false }, Domains = ["example.com"] });
        endpoint.Log.OnInvite = call => endpoint.Endpoint.Reject(call.Leg, Rfc4475.Admitted);
        using var peer = new RawPeer(endpoint.Udp);
        using var probe = new RawPeer(endpoint.Udp);
        var mutator = new Mutator(Seed + 1);
        for (var i = 1; i <= Sample; i++)
        {
            await peer.SendAsync(mutator.Next());
            if (i % 100 == 0) (await probe.IsAliveAsync()).ShouldBeTrue($"dead after mutant {i}");
        }

        endpoint.Endpoint.Counters.Faults.ShouldBe(0);
        endpoint.Endpoint.Counters.Malformed.ShouldBeGreaterThan(200);
        endpoint.Endpoint.Counters.MessagesIn.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Parser_When_MutantsArrive_Then_NeverThrowsAndWritersOutputParsesAgain()
    {
        var mutator = new Mutator(4475);
        for (var i = 0; i < 60_000; i++)
        {
            var bytes = mutator.Next();
            if (SipParser.Parse(bytes).Message is not { } message) continue;
            var again = SipParser.Parse(SipWriter.ToBytes(message));
            again.Error.ShouldBeNull($"mutant {i}: {Encoding.Latin1.GetString(bytes)}");
            again.Message!.CallId.ShouldBe(message.CallId);
            again.Message.Headers.Count.ShouldBe(message.Headers.Count + (message.Headers.CountOf(SipHeaderNames.ContentLength) > 0 ? 0 : 1));
        }
    }
}
