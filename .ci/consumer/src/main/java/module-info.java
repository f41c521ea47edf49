module consumer {
    requires org.domainverifier;
}
