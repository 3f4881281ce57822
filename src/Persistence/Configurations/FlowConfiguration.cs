using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Floor;

namespace Persistence.Configurations;

internal sealed class FlowConfiguration : IEntityTypeConfiguration<FlowRow>
{
    public void Configure(EntityTypeBuilder<FlowRow> builder)
    {
        builder.ToTable("Flows").HasKey(f => f.Id);
        builder.Property(f => f.Id).HasMaxLength(Lengths.Code);
        builder.Property(f => f.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(f => f.NameEn).HasMaxLength(Lengths.Name);
        builder.Property(f => f.PublishedBy).HasMaxLength(Lengths.User);
        builder.Property(f => f.Version).IsConcurrencyToken();
    }
}
