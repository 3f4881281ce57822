namespace Telephony.Sip.Tests.Live;

/// <summary>Records what an endpoint tells, and lets a test wait for it.</summary>
internal sealed class CallLog : ISipCallEvents
{
    private readonly Lock _gate = new();
    private readonly List<(SipLegId? Leg, string What, string? Detail)> _facts = [];
    private readonly List<(Func<bool> Met, TaskCompletionSource Done)> _waiters = [];

    public Dictionary<SipLegId, SipIncomingCall> Incoming { get; } = [];

    public Dictionary<SipLegId, SipEnding> Endings { get; } = [];

    /// <summary>What to do at once when a call comes in, on the loop.</summary>
    public Action<SipIncomingCall>? OnInvite { get; set; }

    public Action<SipLegId, string?>? OnReOffer { get; set; }

    public Action<SipReferral>? OnReferred { get; set; }

    public Action<SipLegId>? OnEnded { get; set; }

    public Action<SipLegId>? OnAnswered { get; set; }

    public void InviteReceived(SipIncomingCall call)
    {
        lock (_gate) Incoming[call.Leg] = call;
        Note(call.Leg, "invite", call.SdpOffer);
        OnInvite?.Invoke(call);
    }

    public void Ringing(SipLegId leg, int status, string? sdp) => Note(leg, "ringing " + status, sdp);

    public void Answered(SipLegId leg, string? sdp)
    {
        Note(leg, "answered", sdp);
        OnAnswered?.Invoke(leg);
    }

    public void Confirmed(SipLegId leg, string? sdp) => Note(leg, "confirmed", sdp);

    public void Ended(SipLegId leg, SipEnding ending)
    {
        lock (_gate) Endings[leg] = ending;
        Note(leg, "ended", $"{ending.By} {ending.Status}");
        OnEnded?.Invoke(leg);
    }

    /// <summary>The newest picture of each confirmed dialog.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<SipLegId, SipDialogPicture> Pictures { get; } = new();

    public void DialogStands(SipLegId leg, Lazy<SipDialogPicture> picture) => Pictures[leg] = picture.Value;

    public void ReOffered(SipLegId leg, string? sdp)
    {
        Note(leg, "reoffered", sdp);
        OnReOffer?.Invoke(leg, sdp);
    }

    public void ReOfferAnswered(SipLegId leg, int status, string? sdp) => Note(leg, "reoffer answered " + status, sdp);

    public void Digit(SipLegId leg, char digit, int durationMs) => Note(leg, "digit " + digit, durationMs.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void Referred(SipReferral referral)
    {
        Note(referral.Leg, "referred", $"{referral.TargetUser} {referral.HasReplaces} {referral.Replaces}");
        OnReferred?.Invoke(referral);
    }

    public void RegistrationChanged(string extension, bool registered) => Note(null, $"registered {extension} {registered}", null);

    public List<SipSecurityEvent> Security { get; } = [];

    public void TrunkChanged(SipTrunkState trunk) => Note(null, $"trunk {trunk.Name} {trunk.Reach} {trunk.Registration}", null);

    public void SecurityRaised(SipSecurityEvent found)
    {
        lock (_gate) Security.Add(found);
        Note(null, "security " + found.Kind, found.Source?.ToString());
    }

    public int CountOf(string what, SipLegId? leg = null)
    {
        lock (_gate) return _facts.Count(fact => fact.What == what && (leg is null || fact.Leg == leg));
    }

    public string? DetailOf(string what)
    {
        lock (_gate) return _facts.Last(fact => fact.What == what).Detail;
    }

    public async Task<SipLegId> WaitForAsync(string what, SipLegId? leg = null)
    {
        await Until.TrueAsync(() => CountOf(what, leg) > 0, () => $"'{what}' did not come; came: {All()}");
        lock (_gate) return _facts.First(fact => fact.What == what && (leg is null || fact.Leg == leg)).Leg ?? default;
    }

    public string All()
    {
        lock (_gate) return string.Join(", ", _facts.Select(fact => fact.What));
    }

    private void Note(SipLegId? leg, string what, string? detail)
    {
        lock (_gate) _facts.Add((leg, what, detail));
    }
}
