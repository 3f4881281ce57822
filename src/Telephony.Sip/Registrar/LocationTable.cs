namespace Telephony.Sip.Registrar;

/// <summary>
/// Who is registered where. Written by the loop, read from any thread: one immutable dictionary, replaced in its entirety. Bounded by
/// <see cref="SipEndpointOptions.MaxRegisteredExtensions"/>.
/// </summary>
internal sealed class LocationTable(SipEndpointOptions options)
{
    private volatile ImmutableDictionary<string, ImmutableArray<Binding>> _table = ImmutableDictionary.Create<string, ImmutableArray<Binding>>(StringComparer.Ordinal);

    public ImmutableArray<Binding> Of(string extension) => _table.TryGetValue(extension, out var bindings) ? bindings : [];

    public RegisterOutcome Register(string extension, SipRequest request, SipFlow flow, DateTimeOffset now, out bool? changedTo)
    {
        changedTo = null;
        var before = Of(extension);
        if (before.IsEmpty && _table.Count >= options.MaxRegisteredExtensions) return new(503, before);
        var outcome = RegisterRules.Apply(before, request, flow, options, now);
        if (outcome.Status == 200) changedTo = Store(extension, before, outcome.Bindings);
        return outcome;
    }

    /// <summary>Drops lapsed bindings of an extension; true when the last one went.</summary>
    public bool Expire(string extension, DateTimeOffset now)
    {
        var bindings = Of(extension);
        var live = bindings.RemoveAll(binding => binding.ExpiresAt <= now);
        return live.Length != bindings.Length && Store(extension, bindings, live) == false;
    }

    /// <summary>The instant of the next lapse of an extension, or null.</summary>
    public DateTimeOffset? NextExpiry(string extension)
    {
        DateTimeOffset? next = null;
        foreach (var binding in Of(extension))
            if (next is null || binding.ExpiresAt < next) next = binding.ExpiresAt;
        return next;
    }

    /// <summary>The binding to call: highest q, then the newest.</summary>
    public Binding? Best(string extension, DateTimeOffset now)
    {
        Binding? best = null;
        foreach (var binding in Of(extension))
        {
            if (binding.ExpiresAt <= now) continue;
            if (best is null || binding.Quality > best.Quality || (binding.Quality >= best.Quality && binding.ExpiresAt > best.ExpiresAt)) best = binding;
        }

        return best;
    }

    private bool? Store(string extension, ImmutableArray<Binding> before, ImmutableArray<Binding> after)
    {
        _table = after.IsEmpty ? _table.Remove(extension) : _table.SetItem(extension, after);
        return before.IsEmpty == after.IsEmpty ? null : !after.IsEmpty;
    }
}
