using System.Collections.Immutable;
using CallCenter.Web.Features.Supervisor;

namespace CallCenter.Web.Composition.Settings;

/// <summary>Every setting of docs/contract.md §2, read and checked once at the start.</summary>
public sealed record AppSettings(
    DataSettings Data,
    bool Demo,
    SipSettings Sip,
    MediaSettings Media,
    ImmutableArray<TrunkSettings> Trunks)
{
    /// <summary>How recordings are kept.</summary>
    public RecordingSettings Recordings { get; init; } = RecordingSettings.Default;

    /// <summary>Targets and alerts of the floor.</summary>
    public FloorSettings Floor { get; init; } = FloorSettings.Default;
}
