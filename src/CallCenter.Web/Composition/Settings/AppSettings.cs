using System.Collections.Immutable;

namespace CallCenter.Web.Composition.Settings;

/// <summary>Every setting of docs/contract.md §2, read and checked once at the start.</summary>
public sealed record AppSettings(
    DataSettings Data,
    bool Demo,
    SipSettings Sip,
    MediaSettings Media,
    ImmutableArray<TrunkSettings> Trunks);
