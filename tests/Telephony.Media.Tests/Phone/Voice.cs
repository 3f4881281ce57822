using Telephony.Media.Phone;

namespace Telephony.Media.Tests.Phone;

/// <summary>Frames as a page sends them.</summary>
internal static class Voice
{
    public static byte[] Frame(ushort sequence, uint? timestamp = null, ushort? acknowledged = null, bool marker = false, byte fill = 0x55)
    {
        var message = new byte[VoiceFrame.HeaderLength + VoiceFrame.FrameSamples];
        message.AsSpan(VoiceFrame.HeaderLength).Fill(fill);
        Header(sequence, timestamp, acknowledged, marker).Write(message);
        return message;
    }

    public static VoiceFrame Header(ushort sequence, uint? timestamp = null, ushort? acknowledged = null, bool marker = false) =>
        new(VoiceFrameKind.Pcmu, marker, sequence, timestamp ?? (uint)sequence * VoiceFrame.FrameSamples, acknowledged);
}
