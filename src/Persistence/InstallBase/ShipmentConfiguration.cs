using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.InstallBase;

internal sealed class ShipmentConfiguration : IEntityTypeConfiguration<ShipmentRow>
{
    public void Configure(EntityTypeBuilder<ShipmentRow> builder)
    {
        builder.ToTable("Shipments").HasKey(s => s.Number);
        builder.Property(s => s.Number).HasMaxLength(Lengths.Code);
        builder.Property(s => s.Seller).HasMaxLength(Lengths.Name);
        builder.Property(s => s.ReceivedBy).HasMaxLength(Lengths.User);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.ReceivedAt);
    }
}
