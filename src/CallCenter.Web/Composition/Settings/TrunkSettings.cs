using System.Collections.Immutable;
using System.Net;

namespace CallCenter.Web.Composition.Settings;

/// <summary>One of <c>Telephony:Trunks:N</c>.</summary>
/// <param name="Name">Shown in history and reports; unique.</param>
/// <param name="Peer">Address and port that calls are sent to.</param>
/// <param name="Username">For digest, or null.</param>
/// <param name="Password">For digest, or null; from the environment or a secret store, never from the repository.</param>
/// <param name="AllowedSources">Addresses whose INVITEs count as this trunk's; the peer's own by default.</param>
/// <param name="CallerId">Number shown to called customers, or null.</param>
public sealed record TrunkSettings(
    string Name, IPEndPoint Peer, string? Username, string? Password, ImmutableArray<IPAddress> AllowedSources, string? CallerId);
