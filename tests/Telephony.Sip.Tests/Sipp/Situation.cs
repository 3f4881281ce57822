namespace Telephony.Sip.Tests.Sipp;

/// <summary>A scenario with what our side does in it and what must be true of us afterwards.</summary>
/// <param name="Script">What SIPp does.</param>
internal sealed record Situation(Script Script)
{
    /// <summary>What the user of the endpoint does with a call; null: answers at once.</summary>
    public Action<LiveEndpoint, SipIncomingCall>? OnInvite { get; init; }

    /// <summary>More of his reactions, set before the first message.</summary>
    public Action<LiveEndpoint>? Prepare { get; init; }

    /// <summary>What he does when the call stands.</summary>
    public Action<LiveEndpoint, SipLegId>? OnStanding { get; init; }

    /// <summary>The way we call SIPp; null when it calls us.</summary>
    public Func<LiveEndpoint, IPEndPoint, SipLegId>? Dial { get; init; }

    public Func<SipEndpointOptions, SipEndpointOptions> Options { get; init; } = static o => o;

    /// <summary>SIPp's transport mode.</summary>
    public string Transport { get; init; } = "u1";

    public string More { get; init; } = "";

    /// <summary>What our user must have been told, by the end.</summary>
    public string? Told { get; init; }

    /// <summary>How our leg ended: status of its ending.</summary>
    public int? Ended { get; init; }

    public async Task PlayAsync()
    {
        // Under half of the RFC's; short enough for slow peers, long enough for a machine whose cores are busy: a request is given up after 64 T1, 13 s.
        var timers = new SipTimerValues { T1 = TimeSpan.FromMilliseconds(200), T2 = TimeSpan.FromMilliseconds(1_600), T4 = TimeSpan.FromMilliseconds(400) };
        await using var us = await LiveEndpoint.StartAsync(o => Options(o with { Protection = new ProtectionLimits { Enabled = false }, Timers = timers, DigestAlgorithms = [DigestAlgorithm.Md5, DigestAlgorithm.Sha256] }));
        us.Log.OnInvite = call =>
        {
            if (OnInvite is not null) OnInvite(us, call);
            else us.Endpoint.Answer(call.Leg, call.SdpOffer is null ? Offers.Basic : Offers.Answer);
        };
        us.Log.OnReOffer = (leg, sdp) => us.Endpoint.AnswerReOffer(leg, sdp is null ? Offers.Basic : Offers.Answer);
        us.Log.OnReferred = referral => us.Endpoint.AnswerRefer(referral.Leg, 403);
        Prepare?.Invoke(us);
        var port = SippRun.FreePort();
        if (Dial is null)
        {
            var to = Transport == "t1" ? us.Tcp : us.Udp;
            await SippRun.AsWrittenAsync(Script, $"-s 4008001000 {to} -t {Transport} -p {port} {More}", OnStanding is null ? null : async () => OnStanding(us, await us.Log.WaitForAsync("confirmed")));
        }
        else
        {
            await SippRun.AsWrittenAsync(Script, $"-t {Transport} -p {port} {More}", async () =>
            {
                await SippRun.ListensAsync(port, Transport == "t1");
                var leg = Dial(us, new IPEndPoint(IPAddress.Loopback, port));
                if (OnStanding is not null) OnStanding(us, await us.Log.WaitForAsync("answered", leg));
            });
        }

        if (Told is not null) await us.Log.WaitForAsync(Told);
        if (Ended is { } status)
        {
            var leg = await us.Log.WaitForAsync("ended");
            us.Log.Endings[leg].Status.ShouldBe(status);
            us.Log.CountOf("ended").ShouldBe(1, us.Log.All());
        }

        us.Endpoint.Counters.Faults.ShouldBe(0);
    }
}
