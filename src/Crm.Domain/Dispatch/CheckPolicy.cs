using System.Globalization;

namespace Crm.Domain.Dispatch;

/// <summary>How strict each check is, and its limits.</summary>
public sealed record CheckPolicy
{
    /// <summary>As it comes: certificates and absences stop, everything else asks for a reason.</summary>
    public static CheckPolicy Default { get; } = new();

    /// <summary>Levels that differ from <see cref="UsualOf"/>.</summary>
    public ImmutableDictionary<DispatchCheck, CheckLevel> Levels { get; init; } = ImmutableDictionary<DispatchCheck, CheckLevel>.Empty;

    /// <summary>Farther is too far, kilometres one way.</summary>
    public int MostKilometres { get; init; } = 60;

    /// <summary>Days within which the same fault is the same.</summary>
    public int SameFaultDays { get; init; } = 90;

    /// <summary>Which category needs which certificate, <c>WH=gas</c>.</summary>
    public ImmutableArray<string> Certificates { get; init; } = ["WH=gas"];

    /// <summary>The level of a check without a setting.</summary>
    public static CheckLevel UsualOf(DispatchCheck check) => check is DispatchCheck.Certificate or DispatchCheck.Absence ? CheckLevel.Stop : CheckLevel.Warn;

    /// <summary>The level in force.</summary>
    public CheckLevel LevelOf(DispatchCheck check) => Levels.TryGetValue(check, out var level) ? level : UsualOf(check);

    /// <summary>The certificate that a category needs, or null.</summary>
    public string? CertificateOf(string? categoryCode)
    {
        foreach (var word in Certificates)
        {
            var (category, certificate) = Keyed.Split(word);
            if (category == categoryCode && certificate.Length > 0) return certificate;
        }

        return null;
    }

    /// <summary>Reads the policy out of settings.</summary>
    /// <param name="valueOf">The value in force of a setting, by key.</param>
    public static CheckPolicy Read(Func<string, string> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        return new CheckPolicy
        {
            Levels = Enum.GetValues<DispatchCheck>().ToImmutableDictionary(c => c, c => Enum.Parse<CheckLevel>(valueOf(DispatchSettings.KeyOf(c)), ignoreCase: true)),
            MostKilometres = int.Parse(valueOf(DispatchSettings.MostKilometres.Key), CultureInfo.InvariantCulture),
            SameFaultDays = int.Parse(valueOf(DispatchSettings.SameFaultDays.Key), CultureInfo.InvariantCulture),
            Certificates = [.. valueOf(DispatchSettings.Certificates.Key).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        };
    }
}
