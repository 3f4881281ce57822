using System.Text;
using Telephony.Media.Ice;

namespace Telephony.Media.Tests.Phone;

/// <summary>Connectivity checks as a full ICE agent sends them.</summary>
internal static class StunChecks
{
    public const string Fragment = "page";

    public static byte[] Create(IceCredentials server, bool nominate = false, bool controlled = false, string fragment = Fragment, string? password = null, ushort extra = 0)
    {
        var buffer = new byte[400];
        var transaction = new byte[16];
        Random.Shared.NextBytes(transaction);
        new byte[] { 0x21, 0x12, 0xA4, 0x42 }.CopyTo(transaction, 0);
        var writer = new StunWriter(buffer, StunMessage.BindingRequest, transaction);
        writer.Add(StunAttribute.Username, Encoding.ASCII.GetBytes($"{server.UserFragment}:{fragment}"));
        writer.Add(controlled ? StunAttribute.IceControlled : StunAttribute.IceControlling, new byte[8]);
        writer.Add(StunAttribute.Priority, [0x6E, 0, 1, 0xFF]);
        if (extra != 0)
            writer.Add(extra, [1, 2, 3]);
        if (nominate)
            writer.Add(StunAttribute.UseCandidate, []);
        writer.AddIntegrity(Encoding.ASCII.GetBytes(password ?? server.Password));
        writer.AddFingerprint();
        return buffer[..writer.Length];
    }
}
