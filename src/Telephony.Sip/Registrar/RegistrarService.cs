namespace Telephony.Sip.Registrar;

/// <summary>REGISTER with digest over the location table, with its expiry timers and events. Belongs to the loop.</summary>
internal sealed class RegistrarService(SipEndpointOptions options, LocationTable locations, DigestServer digest, RequestGate gate, TimerQueue timers, SipCounters counters, TimeProvider clock,
    Action<string, bool> changed)
{
    private readonly Dictionary<string, DateTimeOffset> _armed = new(StringComparer.Ordinal);

    public SipResponse Answer(SipRequest request, SipFlow flow, string toTag)
    {
        var source = SourceKey.Of(flow.Remote.Address);
        var verdict = gate.Judge(digest.Check(request, source, proxy: false, out var user, out var claimed), claimed, flow);
        if (verdict != DigestVerdict.Accepted)
        {
            counters.AddChallenge();
            if (verdict == DigestVerdict.Wrong) counters.AddAuthenticationFailure();
            return digest.ChallengeFor(request, source, proxy: false, verdict == DigestVerdict.Stale, toTag);
        }

        // §10.3 step 4: "The registrar SHOULD … determine if the authenticated user is authorized to modify registrations for this address-of-record." 403.
        if (!string.Equals(request.To!.Uri.UserText, user, StringComparison.Ordinal)) return SipResponse.For(request, 403, null, toTag);
        var now = clock.GetUtcNow();
        var outcome = locations.Register(user, request, flow, now, out var changedTo);
        var response = SipResponse.For(request, outcome.Status, null, toTag);
        if (outcome.Status == 423) response.Headers.Add(SipHeaderNames.MinExpires, ((long)options.MinExpires.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        if (outcome.Status == 200)
        {
            foreach (var binding in outcome.Bindings) response.Headers.Add(SipHeaderNames.Contact, Listed(binding, now));
            Arm(user);
        }

        if (changedTo is { } registered) Report(user, registered);
        return response;
    }

    public void OnTimer(string extension)
    {
        _armed.Remove(extension);
        if (locations.Expire(extension, clock.GetUtcNow())) Report(extension, false);
        Arm(extension);
    }

    private void Arm(string extension)
    {
        if (locations.NextExpiry(extension) is not { } next) return;
        if (_armed.TryGetValue(extension, out var armed) && armed <= next) return;
        _armed[extension] = next;
        var wait = next - clock.GetUtcNow();
        timers.Add(new RegistrationTimer(extension), 0, 0, wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    private void Report(string extension, bool registered)
    {
        counters.AddRegisteredExtension(registered ? 1 : -1);
        changed(extension, registered);
    }

    /// <summary>§10.3 step 8: each Contact "MUST feature an expires parameter indicating its expiration interval chosen by the registrar".</summary>
    private static string Listed(Binding binding, DateTimeOffset now)
    {
        var seconds = Math.Max(0, (long)Math.Ceiling((binding.ExpiresAt - now).TotalSeconds));
        var parameters = binding.Contact.Parameters.With("expires", seconds.ToString(CultureInfo.InvariantCulture));
        return new NameAddress { DisplayName = binding.Contact.DisplayName, Uri = binding.Contact.Uri, Parameters = parameters }.ToString();
    }
}
