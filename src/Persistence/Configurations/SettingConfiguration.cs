using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Administration;

namespace Persistence.Configurations;

internal sealed class SettingConfiguration : IEntityTypeConfiguration<SettingRow>
{
    public void Configure(EntityTypeBuilder<SettingRow> builder)
    {
        builder.ToTable("Settings").HasKey(s => s.Key);
        builder.Property(s => s.Key).HasMaxLength(Lengths.Code);
        builder.Property(s => s.Value).HasMaxLength(Lengths.Line);
        builder.Property(s => s.UpdatedBy).HasMaxLength(Lengths.User);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}
