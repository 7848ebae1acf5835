#!/usr/bin/env bash
# Runs a class of Kafka's class path under the variables that Kafka's own scripts know.
set -euo pipefail
log=${KAFKA_LOG4J_OPTS:--Dlog4j2.configurationFile=/opt/kafka/config/log4j2.yaml}
# The flags suit a small machine: C1 and one collector thread start with half the processor time.
# shellcheck disable=SC2086 # the variables hold several words
exec java ${KAFKA_HEAP_OPTS:--Xms128m -Xmx384m} \
  ${KAFKA_JVM_PERFORMANCE_OPTS:--XX:+UseSerialGC -XX:TieredStopAtLevel=1} \
  $log ${KAFKA_JMX_OPTS:-} ${KAFKA_OPTS:-} @/opt/kafka/java-options "$@"
