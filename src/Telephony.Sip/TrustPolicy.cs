namespace Telephony.Sip;

/// <summary>Who may place calls without a password. Default deny.</summary>
internal static class TrustPolicy
{
    public static TrustVerdict Decide(IPAddress source, bool fromIsExtension, SipEndpointOptions options)
    {
        // An extension proves itself even on a trusted address: a trunk cannot speak as an agent.
        if (fromIsExtension) return TrustVerdict.Challenge;
        if (IsTrunk(source, options)) return TrustVerdict.Trunk;
        return options.ChallengeUnknownSources ? TrustVerdict.Challenge : TrustVerdict.Forbidden;
    }

    public static bool IsTrunk(IPAddress source, SipEndpointOptions options)
    {
        if (source.IsIPv4MappedToIPv6) source = source.MapToIPv4();
        if (options.AcceptLoopbackTrunk && IPAddress.IsLoopback(source)) return true;
        foreach (var allowed in options.TrunkSources)
            if (allowed.Equals(source)) return true;
        return false;
    }
}
