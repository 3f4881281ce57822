using System.Text;

namespace Telephony.Media.Ice;

/// <summary>One set of credentials on both sides; an ICE restart begins the next generation (RFC 8445 §9).</summary>
internal sealed class IceGeneration(IceCredentials local, string remoteUserFragment)
{
    private readonly byte[] username = Encoding.ASCII.GetBytes($"{local.UserFragment}:{remoteUserFragment}");

    public IceCredentials Local { get; } = local;

    /// <summary>Whether a check's USERNAME is ours:theirs (RFC 8445 §7.2.2).</summary>
    public bool IsAddressedBy(ReadOnlySpan<byte> name) => name.SequenceEqual(username);
}
