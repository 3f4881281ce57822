using System.Net;
using System.Text.Json;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>What is written on a media leg that outlives this process: enough for the next one to end its call in order. It lies in the media process's memory
/// and goes with the leg.</summary>
/// <param name="Interaction">Whose leg it is.</param>
/// <param name="Local">Our media address, for answers to re-INVITEs.</param>
/// <param name="Signalling">Where the far end's SIP comes from, or null.</param>
/// <param name="Dialog">The SIP dialog.</param>
internal sealed record LineNote(Guid Interaction, string Local, string? Signalling, SipDialogPicture Dialog)
{
    public static byte[] Write(LineNote note) => JsonSerializer.SerializeToUtf8Bytes(note);

    /// <summary>Null for what is no note of this version.</summary>
    public static LineNote? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<LineNote>(bytes) is { Dialog: not null } note && IPEndPoint.TryParse(note.Local, out _) ? note : null;
        }
        catch (JsonException)
        {
            // Written by another version: the call is ended instead of led.
            return null;
        }
    }
}
