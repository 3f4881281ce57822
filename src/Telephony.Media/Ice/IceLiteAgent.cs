using System.Net;

namespace Telephony.Media.Ice;

/// <summary>
/// The lite side of ICE (RFC 8445 §2.5): it never checks, it answers checks. A pure machine over datagrams, addresses and
/// instants. One component, one host candidate. Not thread-safe.
/// </summary>
internal sealed class IceLiteAgent
{
    /// <summary>Without an authentic check for this long the peer no longer consents to hear us (RFC 7675 §5.1).</summary>
    public const long ConsentMilliseconds = 30_000;

    /// <summary>Room for every response this agent builds.</summary>
    public const int MaxResponse = 256;

    /// <summary>A browser with several interfaces checks from each; more than this are not remembered beside the selected one.</summary>
    private const int MaxPaths = 8;
    private const int MaxUnknown = 8;
    private const int RoleConflict = 487;
    private const int UnknownAttribute = 420;
    private const int BadRequest = 400;
    private const int TieBreakerLength = 8;

    private readonly List<IcePath> paths = new(MaxPaths);
    private IceGeneration current;
    private IceGeneration? previous;

    public IceLiteAgent(string remoteUserFragment) => current = new(IceCredentials.Create(), remoteUserFragment);

    public IceCredentials Local => current.Local;

    /// <summary>Where to send: the nominated path, before nomination the first validated one.</summary>
    public IcePath? Selected { get; private set; }

    /// <summary>
    /// Takes new credentials. The old ones keep working until the new generation selects its path, so that an ICE
    /// restart is not heard (RFC 8445 §9).
    /// </summary>
    public void Restart(string remoteUserFragment)
    {
        previous = current;
        current = new(IceCredentials.Create(), remoteUserFragment);
    }

    /// <summary>Whether a datagram from this address may be DTLS or SRTP of ours.</summary>
    public bool IsValidated(SocketAddress source, long now)
    {
        var path = Find(source);
        return path is not null && now - path.LastCheck <= ConsentMilliseconds;
    }

    /// <summary>Whether the peer fell silent on the selected path.</summary>
    public bool HasLostConsent(long now) => Selected is not null && now - Selected.LastCheck > ConsentMilliseconds;

    /// <summary>Judges one STUN datagram and prepares the response.</summary>
    /// <param name="datagram">As received.</param>
    /// <param name="source">Where it came from; copied if remembered.</param>
    /// <param name="now">Monotonic milliseconds.</param>
    /// <param name="response">At least <see cref="MaxResponse"/> bytes.</param>
    /// <param name="length">Length of the response; 0 for none.</param>
    public IceCheck OnDatagram(ReadOnlySpan<byte> datagram, SocketAddress source, long now, Span<byte> response, out int length)
    {
        length = 0;
        if (!StunMessage.TryParse(datagram, out var request) || request.Type != StunMessage.BindingRequest
            || !request.TryFind(StunAttribute.Username, out var username))
            return IceCheck.Ignored;
        var generation = GenerationOf(username);
        if (generation is null || !request.IntegrityHolds(generation.Local.Key))
            return IceCheck.Ignored;

        var writer = new StunWriter(response, StunMessage.BindingSuccess, request.CookieAndTransaction);
        if (IsRefused(request, generation, response, ref length))
            return IceCheck.Refused;
        writer.AddXorMapped(source);
        Seal(ref writer, generation, out length);
        return Remember(source, now, generation, request.Has(StunAttribute.UseCandidate)) ? IceCheck.Selected : IceCheck.Validated;
    }

    private static bool IsRefused(in StunMessage request, IceGeneration generation, Span<byte> response, ref int length)
    {
        Span<ushort> room = stackalloc ushort[MaxUnknown];
        var unknown = request.UnknownRequired(room);
        var (code, reason) = Verdict(request, unknown);
        if (code == 0)
            return false;
        var writer = new StunWriter(response, StunMessage.BindingError, request.CookieAndTransaction);
        writer.AddError(code, reason);
        if (unknown > 0)
            writer.AddList(StunAttribute.UnknownAttributes, room[..unknown]);
        Seal(ref writer, generation, out length);
        return true;
    }

    private static (int Code, string Reason) Verdict(in StunMessage request, int unknown)
    {
        if (unknown > 0)
            return (UnknownAttribute, "Unknown Attribute");
        // a lite agent cannot control, so a peer that claims to be controlled too must change (RFC 8445 §6.1.1, §7.3.1.1)
        if (request.Has(StunAttribute.IceControlled))
            return (RoleConflict, "Role Conflict");
        var isCheck = request.TryFind(StunAttribute.IceControlling, out var tieBreaker) && tieBreaker.Length == TieBreakerLength
            && request.TryFind(StunAttribute.Priority, out var priority) && priority.Length == sizeof(uint);
        return isCheck ? (0, "") : (BadRequest, "Bad Request");
    }

    private static void Seal(ref StunWriter writer, IceGeneration generation, out int length)
    {
        writer.AddIntegrity(generation.Local.Key);
        writer.AddFingerprint();
        length = writer.Length;
    }

    private IceGeneration? GenerationOf(ReadOnlySpan<byte> username)
    {
        if (current.IsAddressedBy(username))
            return current;
        return previous?.IsAddressedBy(username) == true ? previous : null;
    }

    /// <summary>Selects on nomination; without one only while nothing lives, so that a second interface cannot pull the audio away.</summary>
    private bool Remember(SocketAddress source, long now, IceGeneration generation, bool nominates)
    {
        var path = Find(source) ?? Add(source, now);
        path.LastCheck = now;
        if (generation != current)
            return false;
        if (nominates)
            previous = null;
        if (ReferenceEquals(Selected, path) || !(nominates || Selected is null || HasLostConsent(now)))
            return false;
        Selected = path;
        return true;
    }

    private IcePath Add(SocketAddress source, long now)
    {
        if (paths.Count == MaxPaths)
            paths.Remove(Stalest());
        var copy = new SocketAddress(source.Family, source.Size);
        source.Buffer.Span[..source.Size].CopyTo(copy.Buffer.Span);
        var path = new IcePath(copy) { LastCheck = now };
        paths.Add(path);
        return path;
    }

    private IcePath Stalest() => paths.Where(p => !ReferenceEquals(p, Selected)).MinBy(p => p.LastCheck)!;

    private IcePath? Find(SocketAddress source)
    {
        foreach (var path in paths)
        {
            if (path.Address.Equals(source))
                return path;
        }

        return null;
    }
}
