using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Floor;

namespace Persistence.Configurations;

internal sealed class EntryPointConfiguration : IEntityTypeConfiguration<EntryPointRow>
{
    public void Configure(EntityTypeBuilder<EntryPointRow> builder)
    {
        builder.ToTable("EntryPoints").HasKey(e => e.CalledNumber);
        builder.Property(e => e.CalledNumber).HasMaxLength(Lengths.Phone);
        builder.Property(e => e.SiteId).HasMaxLength(Lengths.Code);
        builder.Property(e => e.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(e => e.NameEn).HasMaxLength(Lengths.Name);
        builder.Property(e => e.Flow).HasMaxLength(Lengths.Code);
        builder.Property(e => e.QueueId).HasMaxLength(Lengths.Code);
        builder.HasOne<QueueRow>().WithMany().HasForeignKey(e => e.QueueId).OnDelete(DeleteBehavior.Restrict);
    }
}
