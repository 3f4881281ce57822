using System.Net;
using Telephony.Media;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>A leg that a web process which died has left: its dialog and its media go on, the exchange does not know it.</summary>
/// <param name="Sip">Its dialog's name in this process.</param>
/// <param name="Media">Its media leg.</param>
/// <param name="Interaction">Which contact it belonged to.</param>
/// <param name="Local">Our media address.</param>
/// <param name="Signalling">Where the far end's SIP comes from, or null.</param>
internal sealed record Survivor(SipLegId Sip, MediaLegId Media, Guid Interaction, IPEndPoint Local, IPAddress? Signalling);
